/** Short codes that stand in posts where WordPress puts pictures, and where makers of pages put columns. */
const pictures =
	/\[(caption|gallery|playlist|audio|video|embed)\b[^\]]{0,2000}\](?:[^[]{0,5000}\[\/\1\])?/gi;
const columns = /\[\/?(?:vc_|et_pb_|fusion_|av_|su_)\w{1,60}[^\]]{0,5000}\]/gi;

/**
 * A post as a page: WordPress keeps paragraphs as empty lines, and makes them elements when it shows them (`wpautop`).
 */
export function pageOf(html: string): string {
	const plain = html.replace(pictures, '\n\n').replace(columns, '\n\n');
	const body = /<p[\s>]/i.test(plain)
		? plain
		: plain
				.split(/\r?\n[ \t]*\r?\n/)
				.map((part) => `<p>${part.trim().replace(/\r?\n/g, '<br>')}</p>`)
				.join('\n');
	return `<!doctype html><html><head><meta charset="utf-8"></head><body><article>${body}</article></body></html>`;
}
