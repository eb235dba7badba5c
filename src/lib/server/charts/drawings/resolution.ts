import { crc32 } from 'node:zlib';
import { printResolution } from '../../../domain/charts/sizes.ts';

/** Length of PNG signature and header, which other chunks may follow. */
const head = 33;

/** Adds the print size (PNG specification, pHYs), so that programs place the picture in that size. */
export function withResolution(png: Uint8Array): Uint8Array<ArrayBuffer> {
	const chunk = Buffer.alloc(21);
	const dotsAMetre = Math.round(printResolution / 0.0254);
	chunk.writeUInt32BE(9);
	chunk.write('pHYs', 4, 'latin1');
	chunk.writeUInt32BE(dotsAMetre, 8);
	chunk.writeUInt32BE(dotsAMetre, 12);
	chunk.writeUInt8(1, 16);
	chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
	return new Uint8Array(Buffer.concat([png.subarray(0, head), chunk, png.subarray(head)]));
}
