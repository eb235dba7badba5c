<?php
// Sets WordPress up as its own installer does, with an editor and an author, who may write no HTML of their own.
define('WP_INSTALLING', true);
require getenv('WORDPRESS_FOLDER') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Newsroom', 'editor', 'editor@newsroom.example', false, '', wp_generate_password());
$author = wp_create_user('author', wp_generate_password(), 'author@newsroom.example');
(new WP_User($author))->set_role('author');
