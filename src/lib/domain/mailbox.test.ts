import { expect, it } from 'vitest';
import { mailboxOf } from './mailbox.ts';

it.each([
	['esrak@gmail.com', ['esra.k@gmail.com', 'e.s.r.a.k@gmail.com', 'EsraK@GMail.com']],
	['esrak@gmail.com', ['esrak+1@gmail.com', 'esra.k+a+b@googlemail.com', 'esrak@gmail.com.']],
	['esra@proton.me', ['es.ra@protonmail.com', 'esra+x@pm.me']],
	['esra@icloud.com', ['esra@me.com', 'esra+news@mac.com']],
	['esra.k@example.org', ['esra.k+news@example.org', 'Esra.K@EXAMPLE.org', 'eſra.k@example.org']],
	['esra@xn--bcher-kva.example', ['esra@bücher.example', 'esra@BÜCHER.example.']],
	['esra@sample.org', ['esra@ſample.org', 'esra@ｓample.org']]
])('%s has the letters to %j counted', (mailbox, spellings) => {
	for (const spelling of [mailbox, ...spellings]) expect(mailboxOf(spelling)).toBe(mailbox);
});

it.each([
	['esra.k@example.org', 'esrak@example.org'],
	['esra@gmail.com', 'esra@gmail.co'],
	['esra@example.org', 'esra@mail.example.org'],
	['esra-k@example.org', 'esra@example.org']
])('%s and %s are two', (one, other) => expect(mailboxOf(one)).not.toBe(mailboxOf(other)));
