// Tables that change while somebody looks: a row stays the same element as long as it is there, so that the keyboard's
// place in it is kept.

export function table(body, columns) {
	const labels = [...body.parentElement.querySelectorAll('th')].map((head) => head.textContent);
	const rows = new Map();
	return (items, keyOf) => {
		const present = new Set();
		items.forEach((item, place) => {
			const key = keyOf(item);
			present.add(key);
			const row = rows.get(key) ?? create(key);
			columns.forEach((column, index) => fill(row.cells[index], column(item, row.cells[index])));
			if (body.children[place] !== row) {
				body.insertBefore(row, body.children[place] ?? null);
			}
		});
		for (const [key, row] of rows) {
			if (!present.has(key)) {
				row.remove();
				rows.delete(key);
			}
		}
	};

	function create(key) {
		const row = document.createElement('tr');
		columns.forEach((_, index) => {
			row.insertCell().dataset.label = labels[index];
		});
		rows.set(key, row);
		return row;
	}
}

// A column gives text, or nothing if it has filled the cell itself.
function fill(cell, content) {
	if (content !== undefined && cell.textContent !== String(content ?? '')) {
		cell.textContent = content ?? '';
	}
}
