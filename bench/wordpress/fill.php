<?php
// Adds a post for each article on stdin, with its topics as categories, and prints as JSON the addresses of a sample of
// each kind of page.
require getenv('WORDPRESS_FOLDER') . '/wp-load.php';

// Our feeds have as many entries, and summaries only.
update_option('posts_per_rss', 50);
update_option('rss_use_excerpt', 1);
wp_defer_term_counting(true);
wp_suspend_cache_addition(true);
$wpdb->query('START TRANSACTION');
$ids = $categories = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $index => $article) {
	foreach ($article['topics'] as $topic)
		$categories[$topic] ??= wp_insert_term($topic, 'category')['term_id'];
	$day = ($article['day'] ?? '2020-01-01') . ' 08:00:00';
	$paragraphs = array_map(fn($sentence) => "<!-- wp:paragraph --><p>$sentence</p><!-- /wp:paragraph -->", $article['text']);
	$id = wp_insert_post(wp_slash([
		'post_title' => $article['headline'],
		'post_name' => $article['id'],
		'post_excerpt' => $article['summary'],
		'post_content' => implode("\n", $paragraphs),
		'post_date' => $day,
		'post_date_gmt' => $day,
		'post_category' => array_map(fn($topic) => $categories[$topic], $article['topics']),
		'post_status' => 'publish',
	]));
	if ($index % 300 === 0) $ids[] = $id;
}
wp_defer_term_counting(false);
$wpdb->query('COMMIT');
wp_suspend_cache_addition(false);
echo wp_json_encode([
	'articles' => array_map('get_permalink', $ids),
	'topics' => array_map('get_term_link', array_values($categories)),
	'api' => array_map(fn($id) => rest_url("wp/v2/posts/$id"), $ids),
	'feed' => get_feed_link(),
	'search' => home_url('/?s='),
]);
