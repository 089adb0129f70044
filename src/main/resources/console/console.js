// The page for operators: listens to the service's events, and asks the endpoints of Actuator for what is to be done.

import { octets, rate, seconds, time } from './format.js';
import { create as createPlots } from './plots.js';
import { table } from './rows.js';

const ACTUATOR = new URL('../actuator/', location.href);

const byId = (id) => document.getElementById(id);

const drawHistory = createPlots(byId('plots'));

const showSessions = table(byId('session-rows'), [
	(session) => session.client,
	(session) => session.user ?? '',
	(session) => session.software ?? '',
	(session) => session.tls ?? 'none',
	(session) => session.directory,
	(session) => session.lastCommand ?? '',
	(session) => seconds(session.idleSeconds),
	(session) => `${octets(session.uploaded ?? 0)} in, ${octets(session.downloaded ?? 0)} out`,
	progress,
	(session) => session.worker ?? '',
	endButton,
]);

const showLast = table(byId('last-rows'), [
	(moved) => time(moved.at),
	(moved) => moved.user,
	(moved) => moved.client,
	(moved) => moved.kind,
	(moved) => moved.path,
	(moved) => octets(moved.octets),
	(moved) => seconds(moved.seconds),
	(moved, cell) => judged(cell, moved.result, ['completed', 'aborted'].includes(moved.result)),
]);

const showHealth = table(byId('health-rows'), [
	(part) => part.name,
	(part, cell) => judged(cell, part.status, ['UP', 'UNKNOWN'].includes(part.status)),
	(part) => part.details,
]);

const showWorkers = table(byId('worker-rows'), [
	(worker) => worker.worker,
	(worker) => worker.pid,
	(worker) => worker.state,
	(worker) => seconds(worker.ageSeconds),
	(worker) => seconds(worker.silentMillis / 1000),
	(worker) => worker.figures.sessions,
	(worker) => worker.figures.transfers,
	(worker) => worker.passivePorts,
]);

function judged(cell, text, good) {
	cell.className = good ? 'good' : 'bad';
	return text;
}

function progress(session, cell) {
	const moving = session.transfer;
	if (!moving) {
		return '';
	}
	const bar = cell.querySelector('progress') ?? addProgress(cell);
	bar.setAttribute('aria-label', `${moving.kind} of ${moving.path}`);
	if (moving.size) {
		bar.max = moving.size;
		bar.value = moving.octets;
	} else {
		bar.removeAttribute('value');
	}
	const left = moving.secondsLeft === undefined ? '' : `, ${seconds(moving.secondsLeft)} left`;
	const size = moving.size ? ` of ${octets(moving.size)}` : '';
	cell.querySelector('span').textContent =
		`${moving.kind} ${moving.path}: ${octets(moving.octets)}${size}, ${rate(moving.octetsPerSecond)}${left}`;
	return undefined;
}

function addProgress(cell) {
	const group = document.createElement('div');
	const bar = document.createElement('progress');
	group.append(bar, document.createElement('span'));
	cell.replaceChildren(group);
	return bar;
}

function endButton(session, cell) {
	if (!cell.firstChild) {
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = 'End';
		button.addEventListener('click', () => end(session.id, button.getAttribute('aria-label')));
		cell.append(button);
	}
	cell.firstChild.setAttribute('aria-label', `End the session of ${session.user ?? 'nobody yet'} from ${session.client}`);
	return undefined;
}

async function end(id, what) {
	if (await asked(`${what}? A transfer that runs is broken off.`, 'End it')) {
		await ask('DELETE', `ftpsessions/${encodeURIComponent(id)}`);
	}
}

byId('drain').addEventListener('click', async () => {
	const draining = byId('drain').dataset.draining === 'true';
	if (draining) {
		await ask('DELETE', 'ftpdrain');
	} else if (await asked('Drain the service? Nobody is let in any more, and sessions end when they do nothing.', 'Drain')) {
		await ask('POST', 'ftpdrain');
	}
});

function asked(question, yes) {
	const dialog = byId('question');
	byId('question-text').textContent = question;
	byId('question-yes').textContent = yes;
	dialog.returnValue = 'no';
	dialog.showModal();
	return new Promise((resolve) => {
		dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
	});
}

async function ask(method, path) {
	try {
		const answer = await fetch(new URL(path, ACTUATOR), { method });
		say(answer.ok ? '' : `The service has answered ${answer.status} to that.`);
	} catch {
		say('The service cannot be reached.');
	}
}

function say(message) {
	byId('message').textContent = message;
}

function parts(health, prefix = '') {
	return Object.entries(health.components ?? {}).flatMap(([name, part]) => part.components
		? parts(part, `${prefix}${name}/`)
		: [{ name: prefix + name, status: part.status, details: describe(part.details) }]);
}

function describe(details) {
	return Object.entries(details ?? {})
		.map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(', ');
}

let before;

function showRates(now) {
	const passed = before ? (Date.parse(now.at) - Date.parse(before.at)) / 1000 : 0;
	if (passed > 0) {
		byId('now-up').textContent = rate(Math.max(0, now.uploaded - before.uploaded) / passed);
		byId('now-down').textContent = rate(Math.max(0, now.downloaded - before.downloaded) / passed);
	}
	if (!before || passed > 0) {
		before = now;
	}
}

function show(now) {
	byId('service').textContent = now.service;
	byId('now-sessions').textContent = now.sessions;
	byId('now-transfers').textContent = now.transfers;
	byId('now-mode').textContent = now.mode;
	showRates(now);
	const status = byId('status');
	status.textContent = now.draining ? 'draining' : now.health.status;
	status.className = `badge ${!now.draining && now.health.status === 'UP' ? 'good' : 'bad'}`;
	byId('drain').disabled = false;
	byId('drain').dataset.draining = now.draining;
	byId('drain').textContent = now.draining ? 'Let clients in again' : 'Drain';
	byId('sessions-caption').textContent = caption(now);
	showSessions(now.shown, (session) => session.id);
	byId('last-caption').textContent = now.last.length ? 'The newest first' : 'Nothing has moved yet.';
	showLast(now.last.slice(0, 20), (moved) => `${moved.at} ${moved.session} ${moved.path}`);
	showHealth(parts(now.health), (part) => part.name);
	byId('workers').hidden = !now.workers;
	if (now.workers) {
		byId('workers-caption').textContent = `${now.workers.processes.length} processes, ${now.workers.restarts} replaced`
			+ ` so far, ${now.workers.deaths} of them dead${now.workers.lastExit ? `; the last: ${now.workers.lastExit}` : ''}`;
		showWorkers(now.workers.processes, (worker) => worker.pid);
	}
	byId('outbox').hidden = !now.outbox;
	byId('outbox-pending').textContent = now.outbox?.pending ?? '';
	byId('outbox-dead').textContent = now.outbox?.dead ?? '';
}

function caption(now) {
	if (now.sessions === 0) {
		return 'Nobody is connected.';
	}
	return now.shown.length < now.sessions ? `${now.shown.length} of ${now.sessions}` : `All ${now.sessions}`;
}

function listen() {
	const events = new EventSource(new URL('events', location.href));
	events.addEventListener('now', (event) => show(JSON.parse(event.data)));
	events.addEventListener('history', (event) => drawHistory(JSON.parse(event.data)));
	events.addEventListener('open', () => {
		byId('connection').textContent = 'Live';
	});
	events.addEventListener('error', () => {
		byId('connection').textContent = 'Not connected, trying again…';
	});
	return events;
}

// Browsers keep pages that were left, and with them their connections, of which there are few to one server.
let events = listen();
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', (event) => {
	if (event.persisted) {
		events = listen();
	}
});
