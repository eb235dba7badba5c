// Check digits by ISO/IEC 7064 reveal a mistyped digit or two swapped ones.

/** Checks ISNI by MOD 11-2: the last sign is a digit or X. */
export function fitsMod11(digits: string): boolean {
	const sum = [...digits.slice(0, -1)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
	const check = (12 - (sum % 11)) % 11;
	return digits.at(-1) === (check === 10 ? 'X' : String(check));
}

/** Checks LEI by MOD 97-10 (ISO 17442): letters count as two digits, A as 10. */
export function fitsMod97(code: string): boolean {
	const digits = [...code].map((sign) => Number.parseInt(sign, 36)).join('');
	return BigInt(digits) % 97n === 1n;
}

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

/** Checks ROR: six signs of Crockford's base 32 follow the zero, then two check digits. */
export function fitsRor(id: string): boolean {
	const number = [...id.slice(1, 7)].reduce((all, sign) => all * 32 + crockford.indexOf(sign), 0);
	return Number(id.slice(7)) === 98 - ((number * 100) % 97);
}
