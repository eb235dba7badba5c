import * as v from 'valibot';
import {
	namedAskers,
	takedownAskers,
	takedownGrounds,
	takedownOutcomes,
	takedownSubjects
} from '../domain/takedowns.ts';
import { readTypedDate } from '../domain/dates/typed/typed.ts';
import { keysOf } from '../domain/vocabulary.ts';
import { given, line, number, rowId } from './fields.ts';

export const longestWords = 100;
export const longestNote = 600;

const unknown = 'This entry is not in the register.';
const entry = v.pipe(rowId(unknown), v.regex(/^[0-9a-z]{8}$/, unknown));
const fewWords = line(longestWords, `Use at most ${longestWords} characters.`);
const monthSentence = 'Give a year and a month, such as November 2026 or 2026-11.';

/** Not every browser has a field for months. */
function asTyped(text: string): string {
	const read = readTypedDate(text);
	return 'date' in read ? read.date : text;
}

export const takedownForm = v.pipe(
	v.object({
		/** A new entry brings its id, so that a form that is sent twice adds one. */
		entry,
		/** The `id` of the wording that was opened; 0 for a new entry. */
		seen: number('This form was not made by this page.'),
		subject: v.picklist(keysOf(takedownSubjects), 'Choose what was to be taken down.'),
		subjectWords: fewWords,
		asker: v.picklist(keysOf(takedownAskers), 'Choose who asked.'),
		authority: fewWords,
		month: v.pipe(
			given(monthSentence, 30, monthSentence),
			v.transform(asTyped),
			v.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, monthSentence),
			v.check(
				(month) => month <= new Date().toISOString().slice(0, 7),
				'This month has not begun. Give the month in which the request came.'
			)
		),
		ground: v.picklist(keysOf(takedownGrounds), 'Choose the ground that was given.'),
		groundWords: fewWords,
		outcome: v.picklist(keysOf(takedownOutcomes), 'Choose what was done.'),
		note: line(longestNote, `Use at most ${longestNote} characters.`),
		/** The names that the writer was warned of, and left in. */
		confirmed: v.optional(v.string(), '')
	}),
	v.forward(
		v.partialCheck(
			[['asker'], ['authority']],
			({ asker, authority }) => !authority || namedAskers.has(asker),
			'Only a court or a public authority is named. Remove this name, or say that one of them asked.'
		),
		['authority']
	),
	v.forward(
		v.partialCheck(
			[['asker'], ['authority']],
			({ asker, authority }) => Boolean(authority) || !namedAskers.has(asker),
			'Name the court or authority.'
		),
		['authority']
	),
	v.forward(
		v.partialCheck(
			[['subject'], ['subjectWords']],
			({ subject, subjectWords }) => subject !== 'other' || Boolean(subjectWords),
			'Say in a few words what it was.'
		),
		['subjectWords']
	),
	v.forward(
		v.partialCheck(
			[['ground'], ['groundWords']],
			({ ground, groundWords }) => ground !== 'other' || Boolean(groundWords),
			'Say in a few words which ground.'
		),
		['groundWords']
	)
);

export type SentTakedown = v.InferOutput<typeof takedownForm>;

export const takedownEntry = v.object({ entry });
