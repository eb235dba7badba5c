import * as v from 'valibot';
import { followKinds, frequencies, readSubject } from '../domain/follow.ts';
import { isTimeZone } from '../domain/time-zones.ts';
import { keysOf } from '../domain/vocabulary.ts';
import { email } from './account.ts';
import { homepage, rowId, sentByPerson } from './fields.ts';

const subject = v.pipe(
	v.string('Choose what to follow.'),
	v.maxLength(600, 'Choose what to follow.'),
	v.check((key) => readSubject(key) !== undefined, 'Choose what to follow.')
);

export const kinds = v.pipe(
	v.array(v.picklist(keysOf(followKinds), 'This is none of what we tell of.')),
	v.minLength(1, 'Choose at least one thing to be told of.')
);

const frequency = v.picklist(keysOf(frequencies), 'Choose how often.');

const timeZone = v.pipe(
	v.string('Choose a time zone.'),
	v.check(isTimeZone, 'Choose a time zone from the list.')
);

export const followForm = v.pipe(
	v.object({ email, what: subject, kinds, frequency, timeZone, homepage }),
	sentByPerson()
);

export const lostLink = v.pipe(v.object({ email, homepage }), sentByPerson());

const id = rowId('Choose what you follow.');

export const followChange = v.object({ id, kinds, frequency });
export const oneFollow = v.object({ id });
export const allFollows = v.object({});
export const morning = v.object({ timeZone });

/** Mail programs send this to unsubscribe (RFC 8058), and so does our own button. */
export const oneClick = v.object({
	'List-Unsubscribe': v.literal(
		'One-Click',
		'Nothing was changed: this did not say “List-Unsubscribe=One-Click”.'
	)
});
