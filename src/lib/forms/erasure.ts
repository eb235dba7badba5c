import * as v from 'valibot';
import { erasureGrounds, erasureKinds } from '../domain/erasures.ts';
import { keysOf } from '../domain/vocabulary.ts';
import { passwordLength, proof } from './account.ts';
import { given, rowId } from './fields.ts';

const longestText = 5_000;

const asked = {
	kind: v.picklist(keysOf(erasureKinds), 'Choose what is to be erased.'),
	ground: v.picklist(keysOf(erasureGrounds), 'Choose the ground.'),
	named: given(
		'Give the address of the page, or the words.',
		longestText,
		`Use at most ${longestText} characters.`
	)
};

export const erasurePlan = v.object(asked);

export const erasureForm = v.object({
	...asked,
	...proof,
	// Without one the plan is shown again, with the mark beside the password.
	current: v.pipe(v.string(), passwordLength),
	kept: v.array(v.string()),
	seen: rowId('This form was not made by this page.')
});

export const erasureRelease = v.object({
	id: rowId('There is no such erasure.'),
	text: given('Give the words that may stand.', 200, 'Use at most 200 characters.'),
	...proof
});
