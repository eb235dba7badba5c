import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { addressTooLong, addressLimit } from '../../../forms/capture.ts';
import { archivedOriginal, cleanAddress } from '../../../domain/address/address.ts';
import type { User } from '../../../domain/staff.ts';
import { takeTry } from '../../auth/rate-limit.ts';
import { fetchPage } from '../../capture/fetch-page.ts';
import { captureOf, type Capture } from '../../capture/index.ts';
import { keepCopy, type Page } from '../../copies/keep.ts';
import * as t from '../../db/schema.ts';
import { inTransaction, Refused } from '../../write/index.ts';
import { refuseErased } from '../../erasures/check.ts';
import { requireRoom, withinQuota } from '../../write/quota.ts';
import { readFields } from './article-fields.ts';

export interface Brought {
	/** An address, or pasted text or HTML. */
	page: string;
	/** The pasted page as HTML, if the clipboard had it. */
	html: string;
	/** The address of a pasted page. */
	address: string;
}

type Place = 'page' | 'address';
/** With `isOfPage`, the address may be right, and the text can be pasted instead. */
export type Refusal = { errors: Record<string, string>; isOfPage?: true };
export type Taken = { id: string } | Refusal;

type Read = { page: Omit<Page, 'text'>; capture: Capture };

const mostAnHour = { fetched: 60, pasted: 120 };

/** Checks quotas and rate limits before anything is fetched or parsed. The same page again returns the same id. */
export async function capturePage(user: User, brought: Brought): Promise<Taken> {
	// An address on its own is fetched, whichever field it was typed into.
	const given = brought.page.trim() || brought.address.trim();
	if (!given) return refusal('Paste the address of a page, or the text of an article.');
	const address = addressIn(given);
	const place = brought.page.trim() ? 'page' : 'address';
	if (address && address.length > addressLimit) return refusal(addressTooLong, place);
	try {
		await requireRoom(user, 'page', given.length);
		const read =
			address === undefined ? await pasted(user, brought) : await fetched(user, address, place);
		return 'errors' in read ? read : await keep(user, read);
	} catch (error) {
		if (error instanceof Refused) return refusalOfPage(error.message);
		throw error;
	}
}

const refusal = (message: string, place: Place = 'page'): Refusal => ({
	errors: { [place]: message }
});
const refusalOfPage = (message: string): Refusal => ({ ...refusal(message), isOfPage: true });

/**
 * Fills the form in again. The address of a page that could not be read moves to its own field, so that the text can be
 * pasted beside it; an address that is refused itself stays where it was typed.
 */
export function refillCapture(
	{ page, address }: Brought,
	{ isOfPage }: Refusal
): Pick<Brought, Place> {
	const isMoved = isOfPage && addressIn(page.trim()) !== undefined;
	return isMoved ? { page: '', address: page.trim() } : { page, address };
}

/** Returns the text as an address if it is nothing else; «example.org/page» counts as one. */
function addressIn(text: string): string | undefined {
	if (/\s/u.test(text)) return undefined;
	if (/^[a-z][a-z0-9+.-]*:/iu.test(text)) return text;
	return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/u.test(text) ? `https://${text}` : undefined;
}

async function fetched(user: User, address: string, place: Place): Promise<Read | Refusal> {
	if (!(await takeTry(`captures of ${user.id}`, mostAnHour.fetched)))
		return refusalOfPage(
			`You have had ${mostAnHour.fetched} pages fetched within an hour. Wait a while, or paste the text of the page.`
		);
	const page = await fetchPage(address);
	if ('refused' in page && page.isOfAddress) return refusal(page.refused, place);
	if ('bytes' in page) await requireRoom(user, 'page', page.bytes.length);
	const capture = 'refused' in page ? page : await captureOf(page.bytes, page);
	if ('refused' in capture || 'refused' in page)
		return refusalOfPage((capture as { refused: string }).refused);
	return { page: { ...page, way: 'fetched' }, capture };
}

async function pasted(user: User, brought: Brought): Promise<Read | Refusal> {
	const address = brought.address.trim();
	const url = address ? cleanAddress(address) : undefined;
	if (address && !url)
		return {
			errors: {
				address: 'This is not the address of a web page, such as https://example.org/page.'
			}
		};
	if (!(await takeTry(`pastes of ${user.id}`, mostAnHour.pasted)))
		return refusal(
			`You have pasted ${mostAnHour.pasted} pages within an hour, the most that are read. This one still stands here: send it again in a while.`
		);
	const text = await readPasted(brought.page, url, false);
	const html = brought.html ? await readPasted(brought.html, url, true) : undefined;
	if (html && 'capture' in html && isWhole(html, text)) return html;
	return 'refused' in text ? refusal(text.refused) : text;
}

async function readPasted(pasted: string, url: string | undefined, isHtml: boolean) {
	const bytes = Buffer.from(pasted.replaceAll('\r\n', '\n'));
	const contentType = isHtml ? 'text/html; charset=utf-8' : undefined;
	const capture = await captureOf(bytes, { url, contentType });
	return 'refused' in capture
		? capture
		: { page: { way: 'pasted', url, contentType, bytes } as const, capture };
}

/** HTML keeps headline and paragraphs, but a clipboard may hold only a part of the page as HTML. */
const isWhole = (html: Read, text: Read | { refused: string }) =>
	'refused' in text || html.capture.text.length > text.capture.text.length * 0.6;

async function keep(user: User, { page, capture }: Read): Promise<Taken> {
	const fields = await readFields(user, capture, page.url);
	const original = archivedOriginal(page.url ?? '');
	const sha256 = createHash('sha256').update(page.bytes).digest('hex');
	return inTransaction(async (session) => {
		// The lock keeps two simultaneous requests from storing the same page twice.
		await session.execute(
			sql`select pg_advisory_xact_lock(hashtextextended(${`captures of ${user.id}`}, 0))`
		);
		const [same] = await session
			.select({ id: t.capture.copyId })
			.from(t.capture)
			.innerJoin(t.copy, eq(t.copy.id, t.capture.copyId))
			.where(
				and(
					eq(t.capture.accountId, user.id),
					eq(t.copy.sha256, sha256),
					sql`${t.copy.url} is not distinct from ${original ?? page.url ?? null}::text`
				)
			)
			.limit(1);
		if (same) return same;
		return withinQuota(
			session,
			user,
			async () => {
				const id = await keepCopy(session, {
					...page,
					...(original && { url: original, archiveUrl: page.url }),
					text: capture.text,
					capturedBy: user.id
				});
				await refuseErased(session, [fields]);
				await session.insert(t.capture).values({ ...fields, copyId: id, accountId: user.id });
				return { id };
			},
			'page'
		);
	});
}
