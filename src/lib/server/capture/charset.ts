import { decodeBuffer, getEncoding } from 'encoding-sniffer';
import { attempt } from '../../domain/attempt.ts';

const guess = 'windows-1252';

/** Decodes as browsers do. Without a declaration it is UTF-8 if all bytes are valid, or else windows-1252, a guess. */
export function decode(bytes: Uint8Array, contentType = '') {
	const label = declaredLabel(bytes, contentType);
	if (label) return { text: read(bytes, label), charset: { label, isGuessed: false } };
	const text = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	return text === undefined
		? { text: read(bytes, guess), charset: { label: guess, isGuessed: true } }
		: { text, charset: { label: 'utf-8', isGuessed: false } };
}

function declaredLabel(bytes: Uint8Array, contentType: string): string | undefined {
	const [, declared = ''] = /charset=["']?([\w.:-]{1,40})/i.exec(contentType) ?? [];
	const transportLayerEncodingLabel = isKnown(declared) ? declared : undefined;
	const labelOr = (defaultEncoding: string) =>
		getEncoding(bytes, { transportLayerEncodingLabel, defaultEncoding }).toLowerCase();
	// The sniffer does not tell a detected label from its default, so we compare its answers for two defaults.
	const label = labelOr('utf-8');
	return label === labelOr(guess) && isKnown(label) ? label : undefined;
}

// Node 20 decodes windows-1252 without its curly quotation marks; the sniffer decodes them.
const read = (bytes: Uint8Array, label: string) =>
	decodeBuffer(bytes as Buffer, { userEncoding: label });

const isKnown = (label: string) => attempt(() => new TextDecoder(label)) !== undefined;
