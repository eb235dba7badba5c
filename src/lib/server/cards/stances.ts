import type { SKRSContext2D } from '@napi-rs/canvas';
import { type StanceCounts, totalOf } from '../../domain/charts/positions.ts';
import {
	keysOf,
	type Stance,
	stances,
	stanceSigns,
	takenStances
} from '../../domain/vocabulary.ts';
import { families } from '../charts/drawings/fonts.ts';
import { colour } from '../charts/drawings/palette.ts';

/** A sign or word always accompanies the colour of a stance. */

const size = 26;

export function drawSign(pen: SKRSContext2D, stance: Stance, x: number, middle: number) {
	pen.fillStyle = colour(stance);
	pen.fillRect(x, middle - 15, 30, 30);
	writeSign(pen, stance, x + 15, middle, 22);
}

function writeSign(pen: SKRSContext2D, stance: Stance, x: number, middle: number, size: number) {
	pen.save();
	pen.font = `600 ${size}px ${families}`;
	pen.textAlign = 'center';
	pen.fillStyle = colour('paper');
	pen.fillText(stanceSigns[stance], x, middle + size * 0.36);
	pen.restore();
}

export function drawBar(
	pen: SKRSContext2D,
	counts: StanceCounts,
	x: number,
	y: number,
	room: number,
	height: number
) {
	const total = totalOf(counts);
	pen.fillStyle = colour('rule');
	pen.fillRect(x, y, room, height);
	for (const stance of keysOf(takenStances)) {
		const width = total ? (counts[stance] / total) * room : 0;
		if (!width) continue;
		pen.fillStyle = colour(stance);
		pen.fillRect(x, y, Math.max(width - 2, 1), height);
		if (width > height) writeSign(pen, stance, x + width / 2, y + height / 2, height * 0.6);
		x += width;
	}
}

export interface Legend {
	height: number;
	items: { stance: Stance; words: string; x: number; y: number }[];
}

export function stanceLegend(
	pen: SKRSContext2D,
	counts: StanceCounts | StanceCounts[],
	room: number
): Legend {
	pen.font = `400 ${size}px ${families}`;
	const all = [counts].flat();
	const items: Legend['items'] = [];
	let [x, y] = [0, 0];
	for (const stance of keysOf(stances)) {
		const number = all.reduce((sum, each) => sum + (each[stance] ?? 0), 0);
		if (!number) continue;
		const words = Array.isArray(counts)
			? stances[stance]
			: `${stances[stance]} ${number.toLocaleString('en')}`;
		const width = 40 + pen.measureText(words).width + 32;
		if (x && x + width - 32 > room) [x, y] = [0, y + size * 1.6];
		items.push({ stance, words, x, y });
		x += width;
	}
	return { height: items.length ? y + size * 1.5 : 0, items };
}

export function drawLegend(pen: SKRSContext2D, { items }: Legend, x: number, y: number) {
	for (const item of items) {
		const middle = y + item.y + size * 0.75;
		drawSign(pen, item.stance, x + item.x, middle);
		pen.font = `400 ${size}px ${families}`;
		pen.fillStyle = colour('ink');
		pen.fillText(item.words, x + item.x + 40, middle + size * 0.35);
	}
}
