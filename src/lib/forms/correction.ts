import * as v from 'valibot';
import { readChange } from '../domain/corrections.ts';
import { email } from './account.ts';
import { given, homepage, sentByPerson } from './fields.ts';

const longest = 2_000;

/** Browsers send line ends as two characters but count them as one. */
const prose = v.pipe(
	v.string('Write something.'),
	v.normalize('NFC'),
	v.transform((text) => text.replaceAll('\r\n', '\n')),
	v.trim(),
	v.maxLength(longest, 'This is longer than 2,000 characters: leave out what is not needed.')
);

const webAddress = v.pipe(
	v.string(),
	v.maxLength(longest, 'This is longer than a web address can be here: 2,000 characters.'),
	v.regex(/^https?:\/\/\S+$/i, 'Give the whole address, beginning with https:// or http://.'),
	v.url('This is not a web address.')
);

/** Turns a blank field into undefined. */
const ifGiven = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
	v.pipe(
		v.optional(v.string(), ''),
		v.transform((text) => text.trim() || undefined),
		v.optional(schema)
	);

export const reportForm = v.pipe(
	v.object({
		page: given('Give the address of the page.', longest, 'This is longer than any address here.'),
		message: v.pipe(
			prose,
			v.minLength(10, 'Say what is wrong and what is right, in 10 characters or more.')
		),
		proof: ifGiven(webAddress),
		contact: ifGiven(email),
		homepage
	}),
	sentByPerson()
);

export const correctionDecision = v.pipe(
	v.object({
		version: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
		state: v.picklist(['made', 'declined'], 'Choose whether it was a mistake.'),
		changes: v.array(
			v.pipe(
				v.string(),
				v.check((key) => readChange(key) !== undefined, 'This names no saved change.'),
				v.transform((key) => readChange(key)!)
			)
		),
		answer: ifGiven(prose),
		note: ifGiven(prose)
	}),
	v.forward(
		v.partialCheck(
			[['state'], ['changes']],
			({ state, changes }) => state !== 'made' || changes.length > 0,
			'Choose the saved change that mends it. Where none is listed, nothing was saved since the report came in: put the record right first.'
		),
		['changes']
	),
	v.forward(
		v.partialCheck(
			[['state'], ['answer']],
			({ state, answer }) => state !== 'made' || answer !== undefined,
			'Tell readers what was wrong and what it says now.'
		),
		['answer']
	)
);
