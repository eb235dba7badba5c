export const address = 'bilal@example.org';

/** Characters that some software treats as line ends. */
export const lineEnds = ['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\0'];

/** Header injections: each would add a header or a recipient if accepted as an address. */
export const injected = [
	...lineEnds.map((end) => `${address}${end}Bcc: mallory@example.org`),
	`${address},mallory@example.org`,
	`${address}, mallory@example.org`,
	`${address};mallory@example.org`,
	`${address} mallory@example.org`,
	`Bilal <${address}>`,
	`<${address}>`,
	`${address}>\r\nRCPT TO:<mallory@example.org`,
	`"bilal\r\nBcc: mallory"@example.org`,
	`bilal%0d%0aBcc:mallory@example.org`,
	'=?utf-8?Q?bilal=0D=0ABcc:_mallory?=@example.org',
	`${address}(\r\nBcc: mallory@example.org)`,
	'bilal@[127.0.0.1]',
	'bilal@example.org.'
];
