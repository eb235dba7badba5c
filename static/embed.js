/**
 * Sites that embed Rulewatch load this script: it gives each of our frames the height of its content, so that nothing
 * scrolls. It reads and changes nothing else. Include it once, or beside each frame:
 * <script src="https://…/embed.js" async></script>
 */
(() => {
	const { origin } = new URL(document.currentScript.src);
	const [least, most] = [60, 20_000];
	const frames = () =>
		[...document.querySelectorAll('iframe')].filter(({ src }) =>
			src.startsWith(`${origin}/embed/`)
		);

	addEventListener('message', ({ data, origin: from, source }) => {
		const frame = frames().find(({ contentWindow }) => source && contentWindow === source);
		if (!frame || data?.message !== 'height') return;
		// A sandboxed frame has the opaque origin 'null'.
		const isAlone = frame.sandbox.length > 0 && !frame.sandbox.contains('allow-same-origin');
		if (from !== (isAlone ? 'null' : origin)) return;
		const height = data.value;
		if (!Number.isInteger(height) || height < least || height > most) return;
		frame.style.height = `${height}px`;
		const before = frame.previousElementSibling;
		if (before?.matches('blockquote.wp-embedded-content')) before.hidden = true;
	});

	// A frame that loaded earlier has sent its height to nobody.
	for (const { contentWindow } of frames()) contentWindow?.postMessage({ message: 'ready' }, '*');
})();
