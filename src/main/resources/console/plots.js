// Lines of the last hour, drawn as SVG; what they show is said in words, too.

import { rate } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 360;
const HEIGHT = 100;

const count = (number) => String(Math.round(number));
const millis = (number) => `${number < 10 ? number.toFixed(1) : Math.round(number)} ms`;

const PLOTS = [
	{ title: 'Throughput', format: rate, lines: [['from clients', 'uploaded'], ['to clients', 'downloaded']] },
	{ title: 'Time of commands', format: millis, lines: [['median', 'median'], ['95 of 100', 'slow']] },
	{ title: 'Turned away in 10 s', format: count, lines: [['logins rejected', 'rejected'], ['clients refused', 'refused']] },
	{ title: 'Sessions', format: count, lines: [['open', 'sessions']] },
];

const CLASSES = ['first', 'second'];

export function create(parent) {
	const drawings = PLOTS.map((plot) => drawing(parent, plot));
	return (points) => drawings.forEach((draw) => draw(points));
}

function drawing(parent, plot) {
	const figure = parent.appendChild(document.createElement('figure'));
	const caption = figure.appendChild(document.createElement('figcaption'));
	caption.append(`${plot.title}: `);
	const keys = plot.lines.map(([name], index) => {
		const key = caption.appendChild(document.createElement('span'));
		key.className = `key-${CLASSES[index]}`;
		key.textContent = name;
		caption.append(index < plot.lines.length - 1 ? ', ' : '');
		return key;
	});
	const svg = figure.appendChild(document.createElementNS(SVG, 'svg'));
	svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
	svg.setAttribute('preserveAspectRatio', 'none');
	svg.setAttribute('role', 'img');
	svg.setAttribute('aria-label', `${plot.title}: nothing yet`);
	const lines = plot.lines.map((_, index) => {
		const line = svg.appendChild(document.createElementNS(SVG, 'polyline'));
		line.setAttribute('class', CLASSES[index]);
		return line;
	});
	return (points) => {
		const most = Math.max(1e-9, ...points.flatMap((point) => plot.lines.map(([, field]) => point[field])));
		const words = plot.lines.map(([name, field], index) => {
			const values = points.map((point) => point[field]);
			lines[index].setAttribute('points', values
				.map((value, at) => `${WIDTH - values.length + at + 1},${HEIGHT - (HEIGHT * value) / most}`).join(' '));
			const said = `${name} ${plot.format(values.at(-1) ?? 0)}, at most ${plot.format(Math.max(0, ...values))}`;
			keys[index].textContent = said;
			return said;
		});
		svg.setAttribute('aria-label', `${plot.title}: ${words.join('; ')}`);
	};
}
