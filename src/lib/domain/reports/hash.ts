// Fast 32-bit hashes without security: FNV-1a, and MurmurHash3's finaliser, which is a bijection.

export function hash(word: string): number {
	let value = 0x811c9dc5;
	for (let at = 0; at < word.length; at++)
		value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
	return value | 0;
}

export function mix(value: number): number {
	let next = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
	return next ^ (next >>> 16);
}
