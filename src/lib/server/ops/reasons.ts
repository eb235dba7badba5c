export function reasonOf(error: Error): Error {
	return error.cause instanceof Error ? reasonOf(error.cause) : error;
}

/** Drizzle's message is left out, because it repeats the parameters of a query, such as a reader's search. */
export function traceOf(error: unknown): { reason: string; frames?: string[] } {
	if (!(error instanceof Error)) return { reason: withoutReaders(inWords(error)) };
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
	return {
		reason: withoutReaders(inWords(reasonOf(error))),
		frames: frames.map((line) => line.trim())
	};
}

/**
 * Packages throw other objects too. Their strings may contain a reader's words, so only names and numbers are logged.
 */
function inWords(thrown: unknown): string {
	if (typeof thrown !== 'object' || thrown === null) return String(thrown);
	const { name, message } = thrown as Partial<Error>;
	const kind = name || thrown.constructor?.name || 'Object';
	if (typeof message === 'string' && message) return `${kind}: ${message}`;
	const properties = Object.entries(thrown).map(([key, value]) =>
		typeof value === 'number' ? `${key} ${value}` : key
	);
	return `${kind} (${properties.join(', ') || 'without properties'})`;
}

/** Messages quote typed text, and a mail server's messages contain addresses. */
function withoutReaders(message: string): string {
	return message
		.split(/(["“”])/)
		.map((part, index) => (index % 4 === 2 ? '…' : part))
		.join('')
		.split(' ')
		.map((word) => (word.includes('@') ? '…' : word))
		.join(' ');
}
