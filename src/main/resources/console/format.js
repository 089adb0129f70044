// How numbers are written.

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function octets(number) {
	let unit = 0;
	while (number >= 1000 && unit < UNITS.length - 1) {
		number /= 1000;
		unit++;
	}
	return `${unit === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${UNITS[unit]}`;
}

export function rate(octetsPerSecond) {
	return `${octets(octetsPerSecond)}/s`;
}

export function seconds(number) {
	if (number < 10) {
		return `${Math.round(number * 10) / 10} s`;
	}
	if (number < 120) {
		return `${Math.round(number)} s`;
	}
	const minutes = Math.floor(number / 60);
	return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

export function time(instant) {
	return new Date(instant).toLocaleTimeString();
}
