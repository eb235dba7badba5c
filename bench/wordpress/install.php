<?php
// Installs WordPress, with an editor and with an author without rights to HTML.
define('WP_INSTALLING', true);
require getenv('WORDPRESS_FOLDER') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Newsroom', 'editor', 'editor@newsroom.example', false, '', wp_generate_password());
$author = wp_create_user('author', wp_generate_password(), 'author@newsroom.example');
(new WP_User($author))->set_role('author');
