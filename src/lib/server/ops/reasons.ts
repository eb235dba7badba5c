/** The innermost cause. */
export function reasonOf(error: Error): Error {
	return error.cause instanceof Error ? reasonOf(error.cause) : error;
}

/**
 * The innermost reason with the outermost frames. Drizzle's message repeats the parameters of a query, among them
 * what readers searched for, and is left out; the driver's reason does not.
 */
export function traceOf(error: unknown): { reason: string; frames?: string[] } {
	if (!(error instanceof Error)) return { reason: withoutReaders(String(error)) };
	const { name, message } = reasonOf(error);
	const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
	return {
		reason: withoutReaders(`${name}: ${message}`),
		frames: frames.map((line) => line.trim())
	};
}

/** Messages quote what was typed, between quotation marks; and a mail server's, addresses. */
function withoutReaders(message: string): string {
	return message
		.split(/(["“”])/)
		.map((part, index) => (index % 4 === 2 ? '…' : part))
		.join('')
		.split(' ')
		.map((word) => (word.includes('@') ? '…' : word))
		.join(' ');
}
