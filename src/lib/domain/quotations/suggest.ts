import type { Demand, Stance } from '../vocabulary.ts';
import { wordSet } from '../word-set.ts';
import { withoutTitles } from './law-titles.ts';

/** A stance and demands suggested by a quotation's words; an editor decides. */
export interface StanceSuggestion {
	stance?: Stance;
	demands: Demand[];
	because: string[];
}

const opposing =
	/\b(?:gag(?:s|ged|ging)?\b|(?:reject|oppose|condemn|denounce|unacceptable|draconian|black law|muzzle|censorship|unconstitutional|attack on|assault on|embarrassment|ill-conceived|ill-informed|undemocratic|withdraw|repeal|strike down)\w{0,4}\b)|مسترد|مخالفت|کالا قانون|حملہ|غیر آئینی|واپس/giu;

const worried =
	/\b(?:(?:worr|alarm|dismay|jeopardi[sz]|undermin|detrimental|threaten|chilling|vague|overbroad|regret|risk)\w{0,6}|fear(?:s|ed|ful)?|(?<!online )harm(?:s|ed|ful)?(?! content| material)|concern(?:s|ed)?(?! (?:authorit|minist|official|department|quarter|part(?:y|ies)|agenc)))\b|تشویش|تحفظات|خدش/giu;

/** «All concerned» and «as far as the law is concerned» express no worry. */
const about =
	/(?:\b(?:all|those|authorities|officials|departments|quarters|parties)|\bfar as (?:\w+ ){1,6})\s*$/iu;

const supporting =
	/\b(?:support(?:s|ed|ing|ive)?|(?:welcome|commend|applaud|endorse|step in the right direction|long overdue|victory|win for)\w{0,3})\b|خیر مقدم|خیرمقدم|حمایت/giu;

const denials =
	/^(?:not|no|never|nobody|none|neither|nor|hardly|unable|cannot|without|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed)?)$|n[’']t$/u;
/** Behind a denial: «not only», «no doubt». */
const affirming = wordSet('only just merely doubt question');
const joiners = wordSet('and but because so until unless while when if as though although since');
const mostBetween = 5;

/** «We do not in any way support», but not «we were not asked and support». */
function isDenied(before: string): boolean {
	const clause = before.split(/[^\p{L}\p{N}’'\s]/u).at(-1)!;
	const words = clause
		.toLowerCase()
		.split(/\s/u)
		.slice(-mostBetween - 2, -1);
	const own = words.slice(words.findLastIndex((word) => joiners.has(word)) + 1);
	return own.some((word, at) => denials.test(word) && !affirming.has(own[at + 1] ?? ''));
}

/** Urdu denies behind the word: «حمایت نہیں کرتے». */
const deniedBehind = /^\s(?:\S+\s)?(?:نہیں|نہ)(?![\p{L}\p{M}])/u;

const demandPatterns: [Demand, RegExp][] = [
	['withdraw', /\b(?:withdraw|withdrawn|withdrawal|scrap|de-notif\w{1,8}|roll back)\b|واپس\sل/giu],
	['repeal', /\brepeal(?:ed)?\b|منسوخ/giu],
	['strike_down', /\b(?:strike|struck) (?:it |them |this )?down\b|کالعدم/giu],
	['refuse_assent', /\b(?:refuse|withhold) (?:his |her )?assent\b|\bveto\b/giu],
	['suspend', /\b(?:suspend|put on hold|moratorium)\b|معطل/giu],
	['amend', /\b(?:amend|amended|revise|rewrite|redraft)\b|ترمیم کی/giu],
	['reconsider', /\b(?:reconsider|rethink|think again)\b|نظر ثانی|نظرثانی/giu],
	['review', /\b(?:review|reviewed)\b/giu],
	[
		'consult',
		/\b(?:consult|consultations?|stakeholders|public hearings?|hear journalists)\b|مشاورت|مشورہ/giu
	],
	[
		'parliamentary_scrutiny',
		/\b(?:before parliament|parliamentary (?:scrutiny|debate|committee)|debated in parliament)\b/giu
	],
	['publish', /\b(?:publish|make public|disclose|release the text)\b|منظر عام پر/giu],
	['clarify', /\b(?:clarify|clarification|define clearly)\b|وضاحت/giu],
	['restore_access', /\b(?:restore|unblock|reopen|lift the (?:ban|block))\b|بحال|پابندی ختم/giu]
];

/** A demand counts only beside one of these: «they repealed it» asks for nothing. */
const asks =
	/\b(?:urge|call on|call upon|calls? for|demand|ask|must|should|ought|need to|please|let)\w{0,3}\b|مطالبہ|چاہیے|جائے|کرے/iu;

export function suggestStance(words: string): StanceSuggestion {
	const quotation = withoutTitles(words);
	const before = (index: number) => quotation.slice(Math.max(0, index - 60), index);
	const behind = (index: number) => quotation.slice(index, index + 60);
	const found = (pattern: RegExp) =>
		[...quotation.matchAll(pattern)]
			.filter(({ index }) => !isDenied(before(index)))
			.filter(({ 0: words, index }) => !deniedBehind.test(behind(index + words.length)))
			.filter(({ 0: words, index }) => !/^concerned$/iu.test(words) || !about.test(before(index)))
			.map(([words]) => words);
	const [against, afraid, inFavour] = [opposing, worried, supporting].map(found);
	const demands = asks.test(quotation)
		? demandPatterns
				.map(([demand, pattern]) => ({ demand, words: found(pattern) }))
				.filter(({ words }) => words.length)
		: [];
	const stance = stanceOf(against!.length, afraid!.length, inFavour!.length);
	return {
		...(stance && { stance }),
		demands: demands.map(({ demand }) => demand),
		because: [
			...new Set([...against!, ...afraid!, ...inFavour!, ...demands.flatMap(({ words }) => words)])
		]
	};
}

function stanceOf(against: number, afraid: number, inFavour: number): Stance | undefined {
	if (inFavour && (against || afraid)) return 'mixed';
	if (against) return 'oppose';
	if (afraid) return 'concerned';
	return inFavour ? 'support' : undefined;
}
