import { gzipSync } from 'node:zlib';

/**
 * Malformed and malicious files by name, with the expected answer.
 * @typedef {{ content: string | Buffer, answer: RegExp, fileName?: string }} HostileFile
 */

const header = 'Organisation,Law,Stance,Date,What was said,Sources\n';
const row = 'AIC,CP Rules 2020,oppose,2020,They object.,drm-aic-0214\n';
const megabyte = 1024 * 1024;

/** The start of a ZIP archive whose only file claims a gigabyte. */
const bomb = () => {
	const name = 'xl/sharedStrings.xml';
	const start = Buffer.alloc(30);
	start.write('PK\x03\x04', 'latin1');
	start.writeUInt16LE(8, 8);
	start.writeUInt32LE(1e9, 22);
	start.writeUInt16LE(name.length, 26);
	return Buffer.concat([start, Buffer.from(name), gzipSync(Buffer.alloc(50 * megabyte))]);
};

/** @type {Record<string, () => HostileFile>} */
export const refused = {
	'a workbook that unpacks to a gigabyte': () => ({ content: bomb(), answer: /Excel workbook/ }),
	'a gzip bomb': () => ({ content: gzipSync(Buffer.alloc(50 * megabyte)), answer: /compressed/ }),
	'a PDF by the name of CSV': () => ({ content: '%PDF-1.7\n%\u00e2\u00e3', answer: /a PDF/ }),
	'a picture': () => ({ content: Buffer.from('89504e470d0a1a0a', 'hex'), answer: /a picture/ }),
	'a page with a script': () => ({
		content: '<script>alert(1)</script>,b\n',
		answer: /web page/
	}),
	'UTF-16': () => ({ content: Buffer.from(`\ufeff${header}${row}`, 'utf16le'), answer: /UTF-16/ }),
	'Windows-1252': () => ({
		content: Buffer.from(`${header}Caf\xe9,b,c,d,e,f\n`, 'latin1'),
		answer: /Line 2.*Windows-1252/
	}),
	'half of a surrogate pair': () => ({
		content: Buffer.concat([Buffer.from(header), Buffer.from('eda080', 'hex')]),
		answer: /Line 2.*not in UTF-8/
	}),
	'a NUL': () => ({ content: `${header}AIC\0,b,c,d,e,f\n`, answer: /is not a text/ }),
	'a byte order mark in the middle': () => ({
		content: `${header}${row}\ufeff${header}${row}`,
		answer: /Line 3.*byte order mark/
	}),
	nothing: () => ({ content: '', answer: /empty/ }),
	'nothing but commas': () => ({ content: `${','.repeat(99)}\n`.repeat(50_000), answer: /empty/ }),
	'five megabytes of quotation marks': () => ({
		content: '"'.repeat(5 * megabyte - 1),
		answer: /never closed/
	}),
	'quotation marks within quotation marks': () => ({
		content: `a\n"${'""'.repeat(2 * megabyte)}"\n`,
		answer: /characters; 10,000 is the most/
	}),
	'a quotation mark that never closes': () => ({
		content: `${header}"${row.repeat(50_000)}`,
		answer: /opens in row 2 is never closed/
	}),
	'65,000 columns': () => ({ content: `${'a,'.repeat(65_000)}\n`, answer: /100 is the most/ }),
	'20,001 rows': () => ({ content: header + row.repeat(20_001), answer: /more than 20,000 rows/ }),
	'millions of rows': () => ({ content: `a\n${'1\n'.repeat(2e6)}`, answer: /more than 20,000/ }),
	'a cell of a megabyte': () => ({
		content: `a,b\n1,${'x'.repeat(megabyte)}\n`,
		answer: /Row 2, b: has 1,048,576 characters/
	}),
	'one endless line': () => ({
		content: 'x'.repeat(5 * megabyte),
		answer: /name of more than 100/
	}),
	'rows of every length': () => ({ content: 'a,b\n1\n1,2,3\n', answer: /Row 2 has 1 cells/ }),
	'a byte too many': () => ({ content: ' '.repeat(5 * megabyte + 1), answer: /larger than 5 MB/ }),
	'half a megabyte too many': () => ({
		content: 'x'.repeat(5.5 * megabyte),
		answer: /larger than 5 MB/
	})
};

const things = (/** @type {number} */ many, /** @type {string} */ word) =>
	Array.from({ length: many }, (_, number) => `${word}${number}`).join(';');

/** Accepted files, with the expected finding. @type {Record<string, () => HostileFile>} */
export const checked = {
	'lines that end in three ways': () => ({
		content: `${header.trim()}\r\n${row.trim()}\r${row}`,
		answer: /It is the same as row 2/
	}),
	'columns named after prototypes': () => ({
		content: '__proto__,constructor,toString,What was said,Date\n{state:published},x,y,z,2020\n',
		answer: /Name an organisation/
	}),
	'a name that climbs and breaks the line': () => ({
		fileName: '../../etc/<b>passwd</b>\u202e.csv',
		content: `${header}=1+1,,,,,\n`,
		answer: /formula/
	}),
	'cells that name thousands of things': () => ({
		content: `${header.trim()},Co-signatories,Demands\n${`${things(900, 'o')},${things(900, 'l')},${things(900, 's')},${'9'.repeat(9_000)},${'x'.repeat(9_000)},${things(900, 'a')},${things(900, 'c')},${things(900, 'd')}\n`.repeat(20)}`,
		answer: /500 is the most that one may name/
	})
};
