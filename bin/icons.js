import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readFileSync, writeFileSync } from 'node:fs';
import { readArguments } from './options.js';

// Run it when `static/favicon.svg` changes; its output is committed.

readArguments(
	'node bin/icons.js: draws the icons in static/ that are no SVG from the one that is.'
);

const svg = readFileSync('static/favicon.svg', 'utf8');
/** Systems cut their own corners, so this icon fills its square. */
const square = svg.replace(' rx="5"', '');
/** The drawing fills the middle 80 percent, so that cutting to a circle loses nothing (W3C, maskable icons). */
const padded = square
	.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
	.replace('<rect width="32" height="32"', '<rect x="-4" y="-4" width="40" height="40"');

async function drawn(source, size) {
	const sized = source.replace('<svg ', `<svg width="${size}" height="${size}" `);
	const image = await loadImage(Buffer.from(sized));
	const canvas = createCanvas(size, size);
	canvas.getContext('2d').drawImage(image, 0, 0, size, size);
	return canvas.toBuffer('image/png');
}

/** An .ico file with one PNG: a header of 6 bytes, an entry of 16, the picture. */
function icoOf(png, size) {
	const head = Buffer.alloc(22);
	head.writeUInt16LE(1, 2);
	head.writeUInt16LE(1, 4);
	head.writeUInt8(size, 6);
	head.writeUInt8(size, 7);
	head.writeUInt16LE(1, 10);
	head.writeUInt16LE(32, 12);
	head.writeUInt32LE(png.length, 14);
	head.writeUInt32LE(head.length, 18);
	return Buffer.concat([head, png]);
}

writeFileSync('static/favicon.ico', icoOf(await drawn(svg, 32), 32));
writeFileSync('static/apple-touch-icon.png', await drawn(square, 180));
for (const size of [192, 512]) writeFileSync(`static/icon-${size}.png`, await drawn(svg, size));
writeFileSync('static/icon-maskable-512.png', await drawn(padded, 512));
