import { outerAddress } from './test-internet.ts';

// Addresses that lead inside, in the forms that people try: numbers, IPv6 that carries IPv4, letters that look alike.

const loopback = [
	...[
		'127.0.0.1',
		'127.0.0.1.',
		'127.1',
		'127.0.1',
		'127.255.255.254',
		'2130706433',
		'017700000001'
	],
	...[
		'0x7f000001',
		'0X7F000001',
		'0177.0.0.1',
		'0x7f.1',
		'0x7f.0x0.0x0.0x1',
		'0177.0x0.1',
		'0',
		'0.0.0.0'
	],
	...[
		'0x0',
		'127.000.000.001',
		'%31%32%37.0.0.1',
		'127%2e0%2e0%2e1',
		'１２７.０.０.１',
		'①②⑦.⓪.⓪.①'
	],
	...['127。0。0。1', '127．0．0．1', '127｡0｡0｡1', '𝟏𝟐𝟕.𝟎.𝟎.𝟏', 'localhost'],
	...['LOCALHOST', 'localhost.', 'ｌｏｃａｌｈｏｓｔ', 'a.localhost', 'ℒocalhost']
];
const inner4 = [
	...[
		'10.0.0.1',
		'10.255.255.255',
		'172.16.0.1',
		'172.31.255.254',
		'192.168.0.1',
		'169.254.169.254'
	],
	...[
		'2852039166',
		'0xA9FEA9FE',
		'100.64.0.1',
		'100.127.255.254',
		'0.1.2.3',
		'192.0.0.1',
		'192.0.2.1'
	],
	...['0300.0250.0.1', '3232235521', '0xc0a80001', '167772161', '0xa.1', '012.0x0.0.1'],
	...['198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255']
];
/** Agents and services that providers of clouds have for their own machines. */
const providers = [
	...['168.63.129.16', '0xa83f8110', '2822734096', '169.254.0.23', '169.254.42.42'],
	...['169.254.170.2', '100.100.100.200', '100.88.222.5', '192.0.0.192', '192.80.8.124'],
	...['161.26.0.10', '166.8.0.1', '166.11.255.254', '[::ffff:168.63.129.16]'],
	...['[fd00:ec2::23]', '[fd20:ce::254]', '[fd00:42::42]', '[fd00:c1::a9fe:a9fe]']
];
const inner6 = [
	...[
		'0000:0000:0000:0000:0000:ffff:7f00:0001',
		'::FFFF:C0A8:1',
		'64:ff9b::c0a8:1',
		'2002:c0a8:1::'
	],
	...['::1', '0:0:0:0:0:0:0:1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1'],
	...[
		'::ffff:169.254.169.254',
		'::ffff:0:127.0.0.1',
		'::127.0.0.1',
		'64:ff9b::127.0.0.1',
		'64:ff9b::a00:1'
	],
	...[
		'64:ff9b:1::7f00:1',
		'2002:7f00:1::',
		'2002:a00:1::1',
		'2001:0:7f00:1::1',
		'fe80::1',
		'fec0::1'
	],
	...[
		'fc00::1',
		'fd00:ec2::254',
		'ff02::1',
		'100::1',
		'2001:db8::1',
		'3fff::1',
		'5f00::1',
		'2001:10::1'
	],
	...['2001:2::1', '4000::1']
].map((address) => `[${address}]`);
export const insideNames: Record<string, string[][]> = {
	'loopback.example': [['127.0.0.1']],
	'private.example': [['10.0.0.5']],
	'metadata.example': [['169.254.169.254']],
	'six.example': [['::1']],
	'mapped.example': [['::ffff:127.0.0.1']],
	'unique-local.example': [['fd00::1']],
	'nat64.example': [['64:ff9b::7f00:1']],
	'6to4.example': [['2002:7f00:1::']],
	'zero.example': [['0.0.0.0']],
	'wire-server.example': [['168.63.129.16']],
	'both.example': [['10.0.0.5', outerAddress.v4]],
	'xn--mnchen-3ya.example': [['192.168.1.1']]
};
const hosts = [
	...loopback,
	...inner4,
	...inner6,
	...providers,
	...Object.keys(insideNames),
	'münchen.example'
];
const withPorts = ['10.0.0.1:9200', '127.0.0.1:6379', '[::1]:8080', 'localhost:5432', '127.1:443'];
export const withUser = [
	'user@127.0.0.1',
	'user:password@10.0.0.1',
	`${outerAddress.v4}@127.0.0.1`,
	'a%40b@[::1]'
];
const tls = [
	'127.0.0.1',
	'0x7f.1',
	'[::1]',
	'[::ffff:10.0.0.1]',
	'private.example',
	'localhost:8443'
];
export const forms = [
	...[...hosts, ...withPorts].map((host) => `http://${host}/`),
	...['http:\\\\127.0.0.1\\', 'http:127.0.0.1', 'hTTp://127.0.0.1', ' http://127.0.0.1 '],
	...tls.map((host) => `https://${host}/`)
];
