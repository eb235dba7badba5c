import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, longestPassword, siteWords, weaknessOf } from './passwords.ts';
import { weakPasswords } from '../../../../tests/helpers/server/auth/test-staff.ts';

/** Some of the weak passwords contain this name and address. */
const asma = { name: 'Asma Iqbal', email: 'asma.iqbal@example.org' };

describe('a password', () => {
	it.each(weakPasswords)('promise 1: is refused when it is as weak as “%s”', (password) => {
		expect(weaknessOf(password, asma)).toEqual(expect.any(String));
	});

	it.each([
		'correct horse battery staple',
		'Correct-Horse-Battery-Staple!',
		'CorrectHorseBatteryStaple1',
		'c0rrect h0rse b@ttery st@ple',
		'"To be, or not to be: that is the question"',
		'it was the best of times',
		'May The Force Be With You 2026',
		'maytheforcebewithyoumaytheforcebewithyou',
		'Everyone has the right to freedom of opinion and expression.',
		'پاکستان  زندہ باد!',
		'Rulewatch: regulations, Pakistan',
		'freedom/online/harm/rules',
		'Asma + Iqbal + Pakistan + Internet 2026'
	])('promise 1: is refused where many know it by heart, however it is written: %s', (phrase) => {
		expect(weaknessOf(phrase, asma)).toContain('a well-known phrase');
	});

	it.each([
		'umbrella tinsel gravy noun',
		'correct umbrella battery gravy',
		'it was tinsel of umbrella times',
		'pakistan gravy noun tinsel',
		'x7$Kq!v9 Lw2#rT5z',
		'چھتری نیلا پہاڑ سورج کتاب',
		`${'correct umbrella '.repeat(2)}tinsel noun ${'é'.repeat(20)}`
	])('is taken when it is as strong as “%s”', (password) => {
		expect(weaknessOf(password, asma)).toBeUndefined();
	});

	it('promise 1: may have eight characters beside a second factor, and no fewer', () => {
		expect(weaknessOf('v9$Lw2#r', { ...asma, twoStep: true })).toBeUndefined();
		expect(weaknessOf('v9$Lw2#', { ...asma, twoStep: true })).toContain('at least 8');
		expect(weaknessOf('v9$Lw2#r', asma)).toContain('at least 15');
		expect(weaknessOf('password', { ...asma, twoStep: true })).toContain('easy to guess');
	});

	it('promise 1: may be long, up to a limit that is told', () => {
		const long = 'umbrella tinsel gravy noun '.repeat(10).slice(0, longestPassword);
		expect(weaknessOf(long, asma)).toBeUndefined();
		expect(weaknessOf(`${long}x`, asma)).toBe('Use at most 256 characters.');
	});

	it('promise 1: is compared with thousands of common ones and the words of this site', () => {
		expect(dictionary['passwords-common'].length).toBeGreaterThan(3_000);
		expect(siteWords).toContain('rulewatch');
	});

	it('promise 1: rests as argon2id with 19 MiB and two passes, and counts as it was typed', async () => {
		const hash = await hashPassword(' Umbrella  tinsel ');
		expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(await isPassword(' Umbrella  tinsel ', hash)).toBe(true);
		expect(await isPassword('Umbrella tinsel', hash)).toBe(false);
		expect(await isPassword('anything', undefined)).toBe(false);
	});
});
