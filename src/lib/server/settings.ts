import type { Role } from '../domain/vocabulary.ts';
import { urlOf } from '../domain/address/url.ts';

/** Returns the configured public address. It is never taken from a request, which could forge it. */
export function origin(): string {
	const { ORIGIN, PORT } = process.env;
	return ORIGIN || `http://localhost:${PORT || (import.meta.env.DEV ? 5173 : 3000)}`;
}

/** Returns undefined if letters only go to the log and the outbox page. */
export function mailSettings(): { url: string; from: string } | undefined {
	const { SMTP_URL, MAIL_FROM } = process.env;
	return SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : undefined;
}

/** Returns the operator with a link to their contact (`mailto:` or a page); undefined if not configured. */
export function operator(): { name: string; contact: string; href: string } | undefined {
	const { OPERATOR_NAME: name, OPERATOR_CONTACT: contact } = process.env;
	if (!name || !contact) return undefined;
	return { name, contact, href: urlOf(contact) ? contact : `mailto:${contact}` };
}

export function letterSignature(): string[] {
	const runs = operator();
	return [
		`Rulewatch · ${origin()}`,
		...(runs ? [`This copy is run by ${runs.name}. To reach them: ${runs.contact}`] : [])
	];
}

export function requiresTwoStep(role: Role): boolean {
	return process.env.REQUIRE_TWO_STEP === 'editors' && role !== 'contributor';
}

/** Tells whether pages with a copy are fetched again to look for changes. */
export const looksAgain = () => process.env.LOOK_AGAIN !== 'no';

/** Tells whether published sources are fetched and copied. */
export const keepsCopies = () => process.env.KEEP_COPIES !== 'no';

export const loadsBundledFacts = () => process.env.BUNDLED_FACTS !== 'no';

export const mostUnconfirmed = () => Number(process.env.UNCONFIRMED_FOLLOWS || 5_000);

/** Days after which a disabled account loses its name; undefined if it keeps it. */
export function formerStaffDays(): number | undefined {
	const { FORMER_STAFF_DAYS } = process.env;
	return FORMER_STAFF_DAYS ? Number(FORMER_STAFF_DAYS) : undefined;
}

/** Milliseconds until a request is answered with 503, well below the 8 s in which a reader must get an answer. */
export const answerMilliseconds = () => Number(process.env.ANSWER_SECONDS || 6) * 1000;

/** Returns undefined if nothing is backed up by itself. */
export const backupFolder = () => process.env.BACKUP_FOLDER || undefined;

/** Returns the key with which backups are opened once a week; undefined if nobody left one. */
export const drillKey = () => process.env.BACKUP_DRILL_KEY || undefined;

/** Returns where copies of the daily backups go, by SFTP or S3; undefined if nowhere. */
export function backupPlaceAway(environment: NodeJS.ProcessEnv) {
	const { BACKUP_SFTP, BACKUP_SFTP_HOST_KEY = '', BACKUP_SFTP_KEY, BACKUP_S3 } = environment;
	const { BACKUP_S3_KEY = '', BACKUP_S3_SECRET = '', BACKUP_S3_REGION } = environment;
	const address = BACKUP_SFTP || BACKUP_S3;
	if (!address) return undefined;
	const { hostname, port, username, password, pathname, origin } = new URL(address);
	const place = {
		host: hostname.replace(/^\[|\]$/g, ''),
		folder: decodeURIComponent(pathname)
	};
	return BACKUP_SFTP
		? {
				...place,
				port: Number(port || 22),
				username: decodeURIComponent(username),
				...(password && { password: decodeURIComponent(password) }),
				...(BACKUP_SFTP_KEY && { privateKey: BACKUP_SFTP_KEY }),
				hostKeys: BACKUP_SFTP_HOST_KEY.split(/\s+/)
			}
		: {
				...place,
				origin,
				region: BACKUP_S3_REGION || 'us-east-1',
				accessKeyId: BACKUP_S3_KEY,
				secretAccessKey: BACKUP_S3_SECRET
			};
}

type PlaceAway = NonNullable<ReturnType<typeof backupPlaceAway>>;
export type SftpSettings = Extract<PlaceAway, { hostKeys: string[] }>;
export type S3Settings = Extract<PlaceAway, { origin: string }>;

export const logLevel = () => process.env.LOG_LEVEL || 'info';

/** Returns undefined if metrics are not served. */
export function metricsPlace(): { port: number; host: string } | undefined {
	const { METRICS_PORT, METRICS_HOST } = process.env;
	return METRICS_PORT
		? { port: Number(METRICS_PORT), host: METRICS_HOST || '127.0.0.1' }
		: undefined;
}

/** Lists private addresses that captures and webhooks may reach, each as «host port». */
export function fetchAllowed(): Set<string> {
	const entries = (process.env.FETCH_ALLOW ?? '').split(/[\s,]+/).filter(Boolean);
	return new Set(
		entries.map((entry) => {
			const { hostname, port } = new URL(`http://${entry}`);
			return `${hostname.replace(/^\[|\]$/g, '')} ${port || '80'}`;
		})
	);
}
