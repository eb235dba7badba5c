/** Shortcodes without text, and those of page builders. */
const code =
	/^\/?(?:(?:caption|gallery|playlist|audio|video|embed)\b|(?:vc_|et_pb_|fusion_|av_|su_)\w)/i;
const longestName = 40;

/** WordPress separates paragraphs by empty lines (`wpautop`). */
export function postPage(html: string): string {
	const plain = withoutCodes(html);
	const body = /<p[\s>]/i.test(plain)
		? plain
		: plain
				.split(/\r?\n[ \t]*\r?\n/)
				.map((part) => `<p>${part.trim().replace(/\r?\n/g, '<br>')}</p>`)
				.join('\n');
	return `<!doctype html><html><head><meta charset="utf-8"></head><body><article>${body}</article></body></html>`;
}

/** Removes `[gallery ids="1,2"]`, `[vc_row]` and the like, and captions with their text. */
function withoutCodes(html: string): string {
	const [first = '', ...rest] = html.split('[');
	const lastEnd = rest.findLastIndex((part) => /^\/caption\]/i.test(part));
	let text = first;
	let isCaption = false;
	rest.forEach((part, at) => {
		const end = part.indexOf(']');
		const isCode = end >= 0 && code.test(part.slice(0, longestName));
		if (isCode) isCaption = /^caption\b/i.test(part) && at < lastEnd;
		if (!isCaption) text += isCode ? `\n\n${part.slice(end + 1)}` : `[${part}`;
	});
	return text;
}
