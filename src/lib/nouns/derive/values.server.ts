import * as v from 'valibot';
import { attempt } from '../../domain/attempt.ts';
import { parseEdtf } from '../../domain/dates/edtf.ts';
import { day } from '../../domain/filters.ts';
import { today } from '../../server/today.ts';
import { maxLengths } from './field.ts';

const text = v.pipe(
	v.string(),
	v.check((value) => value.trim() !== '', 'is blank'),
	// PostgreSQL refuses NUL and lone surrogates in text and JSON; drivers drop a byte order mark on reading.
	v.check(
		(value) => !value.includes('\0') && value.isWellFormed() && !value.startsWith('\uFEFF'),
		'is no text'
	),
	v.maxLength(maxLengths.text, 'is longer than 10,000 characters')
);
/** Short enough for an index. */
const line = v.pipe(text, v.maxLength(maxLengths.line, 'is longer than 1,000 characters'));
const id = v.pipe(
	v.string(),
	v.maxLength(100, 'is longer than 100 characters'),
	v.regex(
		/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/,
		'is not made of small letters and digits, parted by one hyphen or full stop'
	)
);
const edtf = v.pipe(
	v.string(),
	v.maxLength(60, 'is longer than 60 characters'),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		try {
			parseEdtf(dataset.value);
		} catch (error) {
			addIssue({ message: (error as Error).message });
		}
	})
);
const pastDay = v.pipe(
	v.string(),
	v.check((value) => day(value) !== undefined, 'is not a day, such as 2026-11-02'),
	v.check((value) => value <= today(), 'lies ahead')
);
const webAddress = v.pipe(
	v.string(),
	v.maxLength(maxLengths.address, 'is longer than 2,000 characters'),
	v.regex(/^https?:\/\/\S+$/, 'is not an address that begins with http:// or https://'),
	v.url('is not an address')
);
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const twoCapitals = /^[A-Z]{2}$/;
const country = v.pipe(
	v.string(),
	v.regex(twoCapitals, 'is not two capital letters (ISO 3166-1)'),
	v.check(
		// `of` throws for anything but two capitals, which the check above refuses.
		(code) => !twoCapitals.test(code) || regionNames.of(code) !== undefined,
		'is not a country of ISO 3166-1'
	)
);
const language = v.pipe(
	line,
	v.check(
		(tag) => attempt(() => Intl.getCanonicalLocales(tag))?.length === 1,
		'is not a language tag (BCP 47)'
	)
);
export const valueSchemas = { country, edtf, id, language, line, pastDay, text, webAddress };
