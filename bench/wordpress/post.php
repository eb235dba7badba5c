<?php
// Writes a post for each address on stdin, as if pasted into the block editor, which requests a preview and stores only
// the address. Prints as JSON where each post stands and whether it unfolded.
require getenv('WORDPRESS_FOLDER') . '/wp-load.php';

$posts = [];
foreach (json_decode(stream_get_contents(STDIN), true) as ['who' => $who, 'title' => $title, 'url' => $url]) {
	wp_set_current_user(get_user_by('login', $who)->ID);
	$preview = new WP_REST_Request('GET', '/oembed/1.0/proxy');
	$preview->set_param('url', $url);
	$answer = rest_do_request($preview)->get_data();
	$block = '<!-- wp:embed ' . wp_json_encode(['url' => $url]) . ' --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">'
		. "\n" . esc_html($url) . "\n" . '</div></figure><!-- /wp:embed -->';
	$id = wp_insert_post(wp_slash([
		'post_title' => $title,
		'post_content' => '<p>Before it.</p>' . $block . '<p>After it.</p>',
		'post_status' => 'publish',
	]));
	$html = is_object($answer) ? $answer->html ?? '' : $answer['html'] ?? '';
	$posts[] = [
		'at' => get_permalink($id),
		'previewed' => str_contains($html, 'wp-embedded-content'),
		'unfiltered' => current_user_can('unfiltered_html'),
	];
}
echo wp_json_encode($posts);
