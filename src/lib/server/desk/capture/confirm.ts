import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { readTypedDate } from '../../../domain/dates/typed/typed.ts';
import type { User } from '../../../domain/staff.ts';
import type { Confirming } from '../../../forms/capture.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Problems, Typed } from '../../../nouns/derive/field.ts';
import { blank } from '../../../nouns/derive/typed.ts';
import type { Piece } from '../../../domain/quotations/quotation.ts';
import { submit } from '../entry/index.ts';
import { resolve } from '../lookup/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import { keepArticleOf } from './article.ts';
import { typedOf } from './article-typed.ts';
import { candidatesOf } from './candidates.ts';
import { find, keepTyped, noteSaved } from './find.ts';
import { draftToJoin, joined } from './join.ts';
import { keeping } from './keeping.ts';
import { insteadOf, lawOf } from './preset.ts';
import { named } from './stakeholders.ts';
import { summaryOf } from './summary.ts';

/** The statement that a quotation became; or the form again, with a sentence a field. */
export type Confirmed =
	{ statement: string } | { errors: Problems; similar?: Choice[]; noun?: Noun };

/**
 * Makes a draft of a quotation as somebody confirmed or corrected it: for an editor a draft of the record, for a
 * contributor one that was sent to an editor. The article, and whoever is not on record, become drafts with it.
 * @returns undefined where there is no such page that its reader may see
 */
export async function confirm(
	user: User,
	id: string,
	given: Confirming
): Promise<Confirmed | undefined> {
	if (!(await find(user, id))) return undefined;
	await keepTyped(id, typedOf(given));
	const capture = (await find(user, id))!;
	const already = capture.saved[given.at];
	if (already) return { statement: already };
	const { candidates, notice = gone } = await candidatesOf(user, capture);
	const candidate = candidates.find(({ at }) => at === given.at);
	if (!candidate) return { errors: { '': notice } };
	const cut = await cutFrom(capture.text, candidate.pieces, given.words);
	if ('errors' in cut) return cut;
	const errors = { ...missingIn(given), ...(await unknownLaw(user, given)) };
	if (Object.keys(errors).length) return { errors };

	const { key } = given;
	const isDifferent = given.different === 'yes';
	const article = await keepArticleOf(user, capture, { key: `${key}-a`, isDifferent });
	if ('errors' in article) return { ...article, noun: 'article' };
	const source = article.text ?? article.id;
	const shared = { source, isDifferent };
	const organisation = await named(user, {
		...{ ...shared, name: given.organisation, kind: given.organisationKind, key: `${key}-o` }
	});
	const speaker = await named(user, {
		...{ ...shared, name: given.speaker, kind: 'person', role: given.role, key: `${key}-s` }
	});
	const refused = refusalsOf({ organisation, speaker });
	if (refused) return refused;

	const isVerbatim = candidate.kind !== 'reported';
	const typed = statementOf(given, {
		summary: given.summary || summaryOf(given, capture.typed.outlet ?? ''),
		organisation: 'text' in organisation ? organisation.text : '',
		speaker: 'text' in speaker ? speaker.text : '',
		article: source,
		lang: capture.typed.lang || 'en',
		pieces: isVerbatim ? cut.pieces : []
	});
	const draft = await draftToJoin(user, capture, typed);
	const further = draft && (await joined(user, draft, typed, key));
	if (draft && !further) return { errors: { stance: otherStance } };
	const { id: statement, refusal } = await submit(
		user,
		'statement',
		draft?.id,
		...keeping(user, further ?? { typed, key, isDifferent })
	);
	if (statement === undefined)
		return { errors: asTyped(refusal.errors), similar: refusal.similar, noun: 'statement' };
	await noteSaved(id, given.at, statement);
	const offered = lawOf(candidate, capture);
	if (given.law !== offered) await keepTyped(id, { [insteadOf(offered)]: given.law });
	return { statement };
}

/** The pieces as they are, or as they were corrected: then they are looked for in the whole text. */
async function cutFrom(text: string, pieces: Piece[], words: string[]) {
	try {
		return await inWorker('cutAgain', { text, pieces, words });
	} catch (fault) {
		if (fault instanceof GivenUp) return { errors: { 'words.0': notSought } };
		throw fault;
	}
}

const notSought =
	'It took too long to look for these words in the page, and was given up. Try again, or with fewer words.';
const otherStance =
	'The statement that this quotation joins takes another stance on this law. Choose that one, or none; what is right is changed in the statement.';
const gone = 'This quotation is not found in the page any more. Open the page again.';

/** What is needed of any statement, told before anything is kept: what is refused leaves no draft of who said it. */
function missingIn({ organisation, speaker, law, stance, date }: Confirming): Problems {
	return {
		...(!organisation &&
			!speaker && { organisation: 'Name who said it: an organisation, a person or both.' }),
		...unreadDate(date),
		...(stance && !law && { law: 'Name the law on which this is the position.' })
	};
}

function unreadDate(date: string): Problems {
	if (!date) return { date: 'Give the date: the page does not tell it.' };
	const read = readTypedDate(date);
	return 'problem' in read ? { date: read.problem } : {};
}

async function unknownLaw(user: User, { law }: Confirming): Promise<Problems> {
	if (!law) return {};
	const found = (await resolve(user, 'regulation', [law])).get(law)!;
	return 'problem' in found ? { law: found.problem } : {};
}

type Adding = Awaited<ReturnType<typeof named>>;

function refusalsOf(all: Record<'organisation' | 'speaker', Adding>): Confirmed | undefined {
	const refused = Object.entries(all).flatMap(([field, each]) =>
		'problem' in each ? [{ field, ...each }] : []
	);
	if (!refused.length) return undefined;
	return {
		errors: Object.fromEntries(refused.map(({ field, problem }) => [field, problem])),
		similar: refused.flatMap(({ similar = [] }) => similar),
		noun: 'stakeholder'
	};
}

interface Parts {
	summary: string;
	organisation: string;
	speaker: string;
	article: string;
	lang: string;
	pieces: Piece[];
}

function statementOf(given: Confirming, parts: Parts): Typed {
	const { organisation, speaker, article, lang, pieces, summary } = parts;
	const { law, stance, date, demands, role } = given;
	return {
		...blank(formOf('statement')),
		...{ organisation, speaker, date, summary, demands, lang },
		speakerRole: speaker ? role : '',
		basis: 'reported',
		positions: law ? [{ regulation: law, stance: stance || 'not_stated' }] : [],
		quotations: pieces.map(({ exact, prefix, suffix }) => ({
			...{ exact, article, lang },
			...{ prefix: oneLine(prefix), suffix: oneLine(suffix), keptBack: '' }
		})),
		sources: [article]
	};
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Sentences stand at the fields of the card, which has one row of each. */
function asTyped(errors: Problems): Problems {
	const places: Record<string, string> = {
		regulation: 'law',
		positions: 'law',
		stance: 'stance',
		speakerRole: 'role'
	};
	return Object.fromEntries(
		Object.entries(errors).map(([place, sentence]) => [
			places[place.replace(/^positions\.\d+\./, '')] ??
				place.replace(/^quotations\.(\d+).*/, 'words.$1'),
			sentence
		])
	);
}
