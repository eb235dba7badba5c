import type { Drawing, Numbers } from '../domain/charts/charts.ts';
import { Chart } from '../drawing/chart.ts';
import { configure } from '../drawing/configuration.ts';
import { rooms } from '../drawing/look.ts';
import { levelsFor } from '../drawing/markers.ts';

/** Draws again when the colour scheme or the width class of the screen changes. */
export function draw(box: HTMLElement) {
	const drawing = drawingOf(box);
	const canvas = document.createElement('canvas');
	// The table below has the same numbers for screen readers.
	canvas.ariaHidden = 'true';
	box.replaceChildren(canvas);
	const dark = matchMedia('(prefers-color-scheme: dark)');
	const wide = matchMedia('(min-width: 30rem)');
	const configured = () => {
		const levels = levelsFor(drawing.markers, drawing.rows.length, box.clientWidth);
		return configure(drawing, {
			room: { ...(wide.matches ? rooms.wide : rooms.narrow), levels },
			colour: palette(),
			around: { top: 0, right: 0, bottom: 0, left: 0 },
			newTile: (size) =>
				Object.assign(document.createElement('canvas'), { width: size, height: size })
		});
	};
	let chart = new Chart(canvas, configured());
	for (const query of [dark, wide])
		query.addEventListener('change', () => {
			chart.destroy();
			chart = new Chart(canvas, configured());
		});
}

/** Joins the box's numbers with the words and links of the table below it. */
function drawingOf(box: HTMLElement): Drawing {
	const { rows, ...drawing } = JSON.parse(box.dataset.chart ?? '') as Numbers;
	const table = box.closest('figure')?.querySelector('tbody');
	return {
		...drawing,
		rows: rows.map(([place, ...values]) => {
			if (typeof place === 'string')
				return { key: place, label: place, cells: values.map((value) => ({ value })) };
			const [name, ...cells] = table?.rows[place]?.cells ?? [];
			return {
				key: String(place),
				label: textIn(name),
				short: name?.dataset.short,
				cells: values.map((value, index) => ({
					value,
					text: textIn(cells[index]),
					href: cells[index]?.querySelector('a')?.href
				}))
			};
		})
	};
}

const textIn = (cell: HTMLElement | undefined) => cell?.textContent.trim() ?? '';

/** Colours are read for each drawing, because a canvas does not follow the page's colour scheme. */
function palette() {
	const style = getComputedStyle(document.documentElement);
	return (name: string) => style.getPropertyValue(`--${name}`).trim();
}
