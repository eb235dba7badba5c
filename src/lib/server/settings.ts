import type { Role } from '../domain/vocabulary.ts';

/** The address the world sees, for links in letters: configured, never taken from a request. */
export function origin(): string {
	const { ORIGIN, PORT } = process.env;
	return ORIGIN || `http://localhost:${PORT || (import.meta.env.DEV ? 5173 : 3000)}`;
}

/** How letters leave; undefined where they only go to the log and the outbox page. */
export function mailSettings(): { url: string; from: string } | undefined {
	const { SMTP_URL, MAIL_FROM } = process.env;
	return SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined;
}

/** Who runs this copy, and the address (`mailto:` or a page) where readers reach them; undefined where nobody has said. */
export function operator(): { name: string; contact: string; href: string } | undefined {
	const { OPERATOR_NAME: name, OPERATOR_CONTACT: contact } = process.env;
	if (!name || !contact) return undefined;
	return { name, contact, href: URL.canParse(contact) ? contact : `mailto:${contact}` };
}

/** How letters end: where they come from, who runs that copy, and how to reach them. */
export function signature(): string[] {
	const runs = operator();
	return [
		`Rulewatch · ${origin()}`,
		...(runs ? [`This copy is run by ${runs.name}. To reach them: ${runs.contact}`] : [])
	];
}

/** Whether the operator wants a second factor of everyone with this role. */
export function requiresTwoStep(role: Role): boolean {
	return process.env.REQUIRE_TWO_STEP === 'editors' && role !== 'contributor';
}

/** Whether the live pages of kept copies are looked at again: they are, unless LOOK_AGAIN says no. */
export const looksAgain = () => process.env.LOOK_AGAIN !== 'no';

/** Whether the page of whatever becomes a published source is fetched and kept: it is, unless KEEP_COPIES says no. */
export const keepsCopies = () => process.env.KEEP_COPIES !== 'no';

/** Whether the facts that come with Rulewatch are loaded into an empty record: they are, unless BUNDLED_FACTS says no. */
export const loadsBundledFacts = () => process.env.BUNDLED_FACTS !== 'no';

/** How many follows may wait for confirmation. */
export const mostUnconfirmed = () => Number(process.env.UNCONFIRMED_FOLLOWS || 5_000);

/**
 * How long an answer may take before its reader is told that the database does not answer: by itself well below the 8 s
 * within which a reader is to have an answer, whatever the database does.
 */
export const answerMilliseconds = () => Number(process.env.ANSWER_SECONDS || 6) * 1000;

/** The least grave events that the log tells of. */
export const logLevel = () => process.env.LOG_LEVEL || 'info';

/** Where the figures of the process are told; undefined where nowhere. */
export function metricsPlace(): { port: number; host: string } | undefined {
	const { METRICS_PORT, METRICS_HOST } = process.env;
	return METRICS_PORT
		? { port: Number(METRICS_PORT), host: METRICS_HOST || '127.0.0.1' }
		: undefined;
}

/**
 * What the operator lets the server reach by an address that somebody chose, though it is private, each as «host port»:
 * none unless FETCH_ALLOW says so.
 */
export function fetchAllowed(): Set<string> {
	const entries = (process.env.FETCH_ALLOW ?? '').split(/[\s,]+/).filter(Boolean);
	return new Set(
		entries.map((entry) => {
			const { hostname, port } = new URL(`http://${entry}`);
			return `${hostname.replace(/^\[|\]$/g, '')} ${port || '80'}`;
		})
	);
}
