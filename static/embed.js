/**
 * For pages of other sites: gives each frame of Rulewatch on them the height of what it shows, so that nothing in it has
 * to be scrolled. It reads and changes nothing else. Usage, once or beside each frame:
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
		// In a sandbox of the page's own, what the frame shows comes from nowhere.
		const isAlone = frame.sandbox.length > 0 && !frame.sandbox.contains('allow-same-origin');
		if (from !== (isAlone ? 'null' : origin)) return;
		const height = data.value;
		if (!Number.isInteger(height) || height < least || height > most) return;
		frame.style.height = `${height}px`;
		const before = frame.previousElementSibling;
		if (before?.matches('blockquote.wp-embedded-content')) before.hidden = true;
	});

	// A frame that was there before this script has spoken to nobody.
	for (const { contentWindow } of frames()) contentWindow?.postMessage({ message: 'ready' }, '*');
})();
