import { deflateSync } from 'node:zlib';

/** A line of text, with its font size if unusual. */
export type PdfLine = string | { text: string; size: number };

const usual = 11;
const leading = 14;

/** Makes a PDF of Latin lines; an empty line leaves a gap. `codes` is a ToUnicode map for other letters. */
export function pdfOf(pages: PdfLine[][], { codes = '' } = {}): Buffer {
	const contents = pages.map((lines) => deflateSync(Buffer.from(drawn(lines), 'latin1')));
	return pdfWith(contents, codes);
}

export function pdfWith(contents: Buffer[], codes = ''): Buffer {
	const first = 5;
	const kids = contents.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
	const objects = [
		Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
		Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`),
		Buffer.from(
			'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 4 0 R >>'
		),
		streamOf(deflateSync(Buffer.from(codes || sameCodes))),
		...contents.flatMap((content, at) => [
			Buffer.from(
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * at + 1} 0 R >>`
			),
			streamOf(content)
		])
	];
	return assembled(objects);
}

function drawn(lines: PdfLine[]): string {
	let top = 800;
	return lines
		.map((line) => {
			const { text, size } = typeof line === 'string' ? { text: line, size: usual } : line;
			top -= Math.max(leading, size * 1.2);
			const escaped = text.replace(/[\\()]/g, String.raw`\$&`);
			return text ? `BT /F1 ${size} Tf 1 0 0 1 60 ${top} Tm (${escaped}) Tj ET` : '';
		})
		.join('\n');
}

const streamOf = (content: Buffer) =>
	Buffer.concat([
		Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
		content,
		Buffer.from('\nendstream')
	]);

function assembled(objects: Buffer[]): Buffer {
	const parts = [Buffer.from('%PDF-1.4\n')];
	const places: number[] = [];
	let size = parts[0]!.length;
	objects.forEach((object, at) => {
		const part = Buffer.concat([
			Buffer.from(`${at + 1} 0 obj\n`),
			object,
			Buffer.from('\nendobj\n')
		]);
		places.push(size);
		size += part.length;
		parts.push(part);
	});
	const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const count = objects.length + 1;
	const end = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${size}\n%%EOF`;
	return Buffer.concat([...parts, Buffer.from(end)]);
}

const cmap = (ranges: string) =>
	`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange ${ranges} endbfrange endcmap end end`;

const sameCodes = cmap('<20> <FF> <0020>');

/** Maps small Latin letters to Arabic ones. */
export const arabicCodes = cmap('<61> <7A> <0627>');
