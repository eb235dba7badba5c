import type { Suggestion } from './search.ts';
import { foldedWords } from './text.ts';

const wordSetOf = (text: string) => new Set(foldedWords([text]));

const futureWords = wordSetOf(
	'coming upcoming next ahead scheduled soon deadline deadlines آنے آئندہ اگلے اگلا'
);
const pastWords = wordSetOf(
	'last latest recent recently lately past yesterday today new گزشتہ پچھلے پچھلا تازہ کل آج'
);
const periodWords = wordSetOf('this اس رواں');
const fillerWords = wordSetOf(
	`what whats which is are was were s has have did does happens happened happening changed changes said the a an of in on for
	up to there any and week weeks month months day days year event events date dates hearing hearings thing things news record
	کیا کون ہے ہیں ہوا ہوئے ہونے والا والی والے کی کے کا میں ہفتے ہفتہ مہینے ماہ دن سال واقعات خبریں تاریخیں`
);

const comingPage: Suggestion = {
	href: '/coming',
	name: 'Coming up',
	about: 'Consultations, court dates, commencements and other dates ahead'
};
const latestPages: Suggestion[] = [
	{ href: '/events', name: 'Events', about: 'What happened, the latest first' },
	{ href: '/statements', name: 'Statements', about: 'What was said, the latest first' },
	{ href: '/corrections', name: 'Corrections', about: 'What was put right, the latest first' }
];

/** «what is coming up», «last week»: no entry contains the words of a question about time alone. */
export function pagesFor(question: string): Suggestion[] {
	const words = foldedWords([question]);
	const has = (some: Set<string>) => words.some((word) => some.has(word));
	const all = [futureWords, pastWords, periodWords, fillerWords];
	if (!words.every((word) => all.some((some) => some.has(word)))) return [];
	const isPeriod = has(periodWords) && words.length > 1;
	return [
		...(has(futureWords) || isPeriod ? [comingPage] : []),
		...(has(pastWords) || (isPeriod && !has(futureWords)) ? latestPages : [])
	];
}
