import type { Choice } from '../../../domain/choice.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import type { Confirming } from '../../../forms/capture.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Problems, Typed } from '../../../nouns/derive/field.ts';
import { blankForm } from '../../../nouns/derive/typed.ts';
import type { Piece } from '../../../domain/quotations/quotation.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import { asOne } from '../../write/index.ts';
import { keepArticleOf } from './article.ts';
import type { Candidate } from './find-candidates.ts';
import { findCapture, keepTyped, lockCapture } from './find.ts';
import { draftToJoin, joinQuotation } from './join.ts';
import { keep } from './keep.ts';
import { defaultSummary, lawChoiceKey, presetLaw } from './preset.ts';
import { noteTaken, quotationsOnPage, statementsOnPage } from './quotations.ts';
import { findOrDraft } from './stakeholders.ts';

/** The id of the new statement, or a message for each field that was refused. */
export type Confirmed =
	{ statement: string } | { errors: Problems; similar?: Choice[]; noun?: Noun };

/**
 * Saves a confirmed quotation as a statement, together with its article and unknown stakeholders.
 * @returns undefined if the user may not see this page
 */
export async function confirmQuotation(
	user: User,
	id: string,
	given: Confirming
): Promise<Confirmed | undefined> {
	const capture = await findCapture(user, id);
	if (!capture) return undefined;
	const { quotations, notice = gone } = await quotationsOnPage(user, capture);
	const quotation = quotations.find(({ at }) => at === given.at);
	if (!quotation) return { errors: { '': notice } };
	const cut = await cutFrom(capture.text, quotation.pieces, given.words);
	if ('errors' in cut) return cut;
	const errors = missingIn(given);
	if (Object.keys(errors).length) return { errors };
	return asOne(() => make(user, id, given, quotation, cut.pieces));
}

async function make(
	user: User,
	id: string,
	given: Confirming,
	quotation: Candidate,
	pieces: Piece[]
): Promise<Confirmed> {
	const capture = await lockCapture(user, id);
	const already = (await statementsOnPage(id)).get(given.at);
	if (already) return { statement: already };
	const isDifferent = given.different === 'yes';
	const article = await keepArticleOf(user, id, isDifferent);
	if ('errors' in article) return { ...article, noun: 'article' };
	const source = article.text ?? article.id;
	const { organisation: name, organisationKind: kind, speaker: person, role } = given;
	const shared = { source, isDifferent };
	const organisation = await findOrDraft(user, { ...shared, name, kind });
	const speaker = await findOrDraft(user, { ...shared, name: person, kind: 'person', role });

	const typed = statementOf(given, {
		summary: given.summary || defaultSummary(given, capture.typed.outlet ?? ''),
		organisation: organisation.text,
		speaker: speaker.text,
		article: source,
		lang: capture.typed.lang || 'en',
		pieces: quotation.kind === 'reported' ? [] : pieces
	});
	const existing = await draftToJoin(user, id, typed);
	const extended = existing && (await joinQuotation(user, existing, typed));
	if (existing && !extended) return { errors: { stance: otherStance } };
	const statement = await keep(user, 'statement', extended ?? { typed, isDifferent });
	const refused = refusalOf({ organisation, speaker }, statement.refusal);
	if (refused) return refused;
	await noteTaken(id, quotation, statement.id!);
	const proposed = presetLaw(quotation, capture);
	if (given.law !== proposed) await keepTyped(id, { [lawChoiceKey(proposed)]: given.law });
	return { statement: statement.id! };
}

/** Corrected pieces are searched for in the whole text of the page. */
async function cutFrom(text: string, pieces: Piece[], words: string[]) {
	try {
		return await inWorker('cutAgain', { text, pieces, words });
	} catch (fault) {
		if (fault instanceof GivenUp) return { errors: { 'words.0': notSought[fault.why] } };
		throw fault;
	}
}

const shorter =
	'It took too long to look for these words in the page, and was given up. Try again, or with fewer words.';
const again =
	'These words could not be looked for in the page at the moment. Try again in a minute.';
const notSought = { time: shorter, memory: shorter, queue: again, ended: again };
const otherStance =
	'The statement that this quotation joins takes another stance on this law. Choose that one, or none; what is right is changed in the statement.';
const gone = 'This quotation is not found in the page any more. Open the page again.';

/** The form of a statement would refuse these too, but in words that do not fit the card. */
function missingIn({ organisation, speaker, law, stance, date }: Confirming): Problems {
	return {
		...(!organisation &&
			!speaker && { organisation: 'Name who said it: an organisation, a person or both.' }),
		...(!date && { date: 'Give the date: the page does not tell it.' }),
		...(stance && !law && { law: 'Name the law on which this is the position.' })
	};
}

type Kept = Awaited<ReturnType<typeof keep>>;

/** Collects all refusals, each at its field of the card. A stakeholder who could not be added is reported only once. */
function refusalOf(
	people: Record<string, Awaited<ReturnType<typeof findOrDraft>>>,
	statement: Kept['refusal']
): Confirmed | undefined {
	const refused = Object.entries(people).filter(([, { problem }]) => problem);
	if (!refused.length && !statement) return undefined;
	const problems = refused.map(([field, { problem = '' }]) => [field, problem]);
	const errors = { ...asTyped(statement?.errors ?? {}), ...Object.fromEntries(problems) };
	const alike = refused.flatMap(([, { similar = [] }]) => similar);
	if (alike.length) return { errors, similar: alike, noun: 'stakeholder' };
	const { similar } = statement ?? {};
	return refused.length || !similar?.length ? { errors } : { errors, similar, noun: 'statement' };
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
		...blankForm(formOf('statement')),
		organisation,
		speaker,
		date,
		summary,
		demands,
		lang,
		speakerRole: speaker ? role : '',
		basis: 'reported',
		positions: law ? [{ regulation: law, stance: stance || 'not_stated' }] : [],
		quotations: pieces.map(({ exact, prefix, suffix }) => ({
			exact,
			article,
			lang,
			prefix: oneLine(prefix),
			suffix: oneLine(suffix),
			keptBack: ''
		})),
		sources: [article]
	};
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** The card has one row of each field, so messages lose the row numbers of the statement's form. */
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
