import * as v from 'valibot';
import { tokenChoices, tokenDays } from '../domain/token.ts';
import { keysOf, roles } from '../domain/vocabulary.ts';
import { given, line, rowId, wholeNumber } from './fields.ts';

const latin = /\p{Script=Latin}/u;
const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

export const email = v.pipe(
	v.string('Give an e-mail address.'),
	v.trim(),
	v.toLowerCase(),
	v.nonEmpty('Give an e-mail address.'),
	v.maxLength(254, 'An e-mail address has at most 254 characters.'),
	v.email('This is not an e-mail address, such as asma@example.org.')
);

export const name = v.pipe(
	v.string('Give a name.'),
	v.normalize('NFC'),
	v.trim(),
	v.nonEmpty('Give a name.'),
	v.maxLength(100, 'A name has at most 100 characters.'),
	v.check(
		(text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text),
		'Leave out characters that cannot be seen.'
	),
	v.check(
		(text) => !(latin.test(text) && lookAlikes.test(text)),
		'Write the name in one script: letters of several look alike.'
	)
);

export const passwordLength = v.maxLength<string, 1_000, string>(
	1_000,
	'This is longer than any password here.'
);

/** Passwords are neither trimmed nor normalised. */
const passwordText = (empty: string) => v.pipe(v.string(empty), v.nonEmpty(empty), passwordLength);

const current = passwordText('Give the password that you have now.');
const password = passwordText('Choose a password.');
const code = given('Give the code.', 100, 'A code is shorter.');
/** `code` is required only if two-step sign-in is on. */
export const proof = { current, code: line(100, 'A code is shorter.') };
const role = v.picklist(keysOf(roles), 'Choose a role.');
const id = rowId('Choose somebody.');

/** A form of the desk that waits to be sent; see `lib/server/resubmission.ts`. */
const kept = v.optional(v.string());

export const signInForm = v.object({ email, password: passwordText('Give your password.'), kept });
export const oneCode = v.object({ code, kept });
export const firstAccount = v.object({ name, email, password });
export const invitedAccount = v.object({ name, password });
export const ownAddress = v.object({ email });
export const newAddress = v.object({ email, ...proof });
export const newPassword = v.object({ password });
export const passwordChange = v.object({ ...proof, password });
export const ownProof = v.object(proof);
export const invitation = v.object({ email, role });
export const twoStepAway = v.object({ id, ...proof });
export const roleChange = v.object({ id, role });
export const quotaChange = v.object({
	id,
	megabytes: wholeNumber(1, 10_000, 'Give a whole number of MB from 1 to 10,000.'),
	waiting: wholeNumber(1, 100_000, 'Give a whole number of items from 1 to 100,000.')
});
export const newTokenForm = v.object({
	...proof,
	name,
	may: v.picklist(keysOf(tokenChoices), 'Choose what it may do.'),
	days: v.pipe(v.picklist(keysOf(tokenDays), 'Choose how long it lives.'), v.transform(Number))
});
export const oneId = v.object({ id });
