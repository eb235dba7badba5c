import { decodeBuffer, getEncoding } from 'encoding-sniffer';

const guess = 'windows-1252';

/**
 * Reads the bytes of a page as browsers do: by its byte order mark, what its server says, what the page says at its
 * beginning; or else as UTF-8 if it is that throughout, and as windows-1252 if it is not, which is a guess.
 */
export function decode(bytes: Uint8Array, contentType = '') {
	const label = saidIn(bytes, contentType);
	if (label) return { text: read(bytes, label), charset: { label, isGuessed: false } };
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return { text, charset: { label: 'utf-8', isGuessed: false } };
	} catch {
		return { text: read(bytes, guess), charset: { label: guess, isGuessed: true } };
	}
}

function saidIn(bytes: Uint8Array, contentType: string): string | undefined {
	const [, declared = ''] = /charset=["']?([\w.:-]{1,40})/i.exec(contentType) ?? [];
	const transportLayerEncodingLabel = isKnown(declared) ? declared : undefined;
	const labelOr = (defaultEncoding: string) =>
		getEncoding(bytes, { transportLayerEncodingLabel, defaultEncoding }).toLowerCase();
	// It does not tell what it found from what it was told to fall back on.
	const label = labelOr('utf-8');
	return label === labelOr(guess) && isKnown(label) ? label : undefined;
}

// Node 20 reads windows-1252 as latin1, which has no curly marks: the sniffer’s own reading has them.
const read = (bytes: Uint8Array, label: string) =>
	decodeBuffer(bytes as Buffer, { userEncoding: label });

function isKnown(label: string) {
	try {
		return Boolean(new TextDecoder(label));
	} catch {
		return false;
	}
}
