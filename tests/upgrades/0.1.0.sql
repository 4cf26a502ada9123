BEGIN TRANSACTION;
CREATE TABLE addresses (
	url TEXT NOT NULL, 
	article INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	CONSTRAINT pk_addresses PRIMARY KEY (url), 
	CONSTRAINT fk_addresses_article FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "addresses" VALUES('https://news.example/1',1,'The Harbour Post',1747224000);
INSERT INTO "addresses" VALUES('https://news.example/2',2,'The Harbour Post',1747224000);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE articles (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	published BIGINT, 
	source TEXT NOT NULL, 
	authors JSON NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	content_hash BLOB NOT NULL, 
	text_hash BLOB NOT NULL, 
	story INTEGER, 
	sample BOOLEAN NOT NULL, 
	indexed_at BIGINT NOT NULL, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT uq_articles_url UNIQUE (url)
);
INSERT INTO "articles" VALUES(1,'https://news.example/1','Article 1','The ferry to the islands was delayed by fog. Passengers waited for three hours.',1747215360,'The Harbour Post','[]','en','live',1,X'176906CCDFDD1DDCC4695D1EA4EE7E54',X'DFB0760308CAC8A6BAA421953C679257',1,0,1747224000,1747224000);
INSERT INTO "articles" VALUES(2,'https://news.example/2','Cake','A lemon cake needs butter, sugar and lemons.',1747215360,'The Harbour Post','[]','en','live',2,X'243F5A5AED3831D185DC379CA3DA990D',X'88BE2FB92AFAC30AB198352E9AEA7F47',2,0,1747224000,1747224000);
CREATE TABLE changes (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	announce BOOLEAN NOT NULL, 
	at BIGINT NOT NULL
);
INSERT INTO "changes" VALUES(1,1,'added',1,1747224000);
INSERT INTO "changes" VALUES(2,2,'added',1,1747224000);
INSERT INTO "changes" VALUES(3,2,'updated',1,1747224000);
CREATE TABLE deliveries (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat BIGINT NOT NULL, 
	thread BIGINT NOT NULL, 
	subscription INTEGER NOT NULL, 
	story INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	article INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	origin INTEGER NOT NULL, 
	digest VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	not_before BIGINT NOT NULL, 
	attempts INTEGER NOT NULL, 
	unknowns INTEGER NOT NULL, 
	message BIGINT, 
	why TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	finished_at BIGINT, 
	CONSTRAINT uq_deliveries_chat UNIQUE (chat, thread, subscription, story, "key")
);
INSERT INTO "deliveries" VALUES(1,1,1,1,1,'something','something',1,1,'something','something',1,'something','something',1,1,1,1,'something',1,1);
CREATE TABLE delivery_counts (
	day VARCHAR(10) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_delivery_counts PRIMARY KEY (day, state)
);
INSERT INTO "delivery_counts" VALUES('something','something',1);
CREATE TABLE digests (
	chat BIGINT NOT NULL, 
	thread BIGINT NOT NULL, 
	digest VARCHAR(16) NOT NULL, 
	message BIGINT, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_digests PRIMARY KEY (chat, thread, digest)
);
INSERT INTO "digests" VALUES(1,1,'something',1,1);
CREATE TABLE facts (
	name VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (name)
);
INSERT INTO "facts" VALUES('identity','bf6f34169518476793e6f10f3872e59f');
CREATE TABLE feed_entries (
	feed INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(32) NOT NULL, 
	first_seen BIGINT NOT NULL, 
	last_seen BIGINT NOT NULL, 
	announce BOOLEAN NOT NULL, 
	payload JSON, 
	attempts INTEGER NOT NULL, 
	next_try BIGINT, 
	outcome TEXT NOT NULL, visits INTEGER DEFAULT '0' NOT NULL, page_etag TEXT DEFAULT '' NOT NULL, page_modified TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_feed_entries PRIMARY KEY (feed, "key"), 
	CONSTRAINT fk_feed_entries_feed FOREIGN KEY(feed) REFERENCES feeds (id) ON DELETE CASCADE
);
INSERT INTO "feed_entries" VALUES(1,'something','something',1,1,1,'[]',1,1,'something',1,'something','something');
CREATE TABLE feedback (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	answer VARCHAR(16) NOT NULL, 
	person BIGINT NOT NULL, 
	question TEXT NOT NULL, 
	verdict INTEGER NOT NULL, 
	quotes JSON NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT uq_feedback_answer UNIQUE (answer, person)
);
INSERT INTO "feedback" VALUES(1,'something',1,'something',1,'[]',1);
CREATE TABLE feeds (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	site TEXT NOT NULL, 
	added_at BIGINT NOT NULL, 
	etag TEXT NOT NULL, 
	last_modified TEXT NOT NULL, 
	body_hash VARCHAR(32) NOT NULL, 
	polled_at BIGINT, 
	next_poll BIGINT NOT NULL, 
	interval_s INTEGER NOT NULL, 
	backlog_taken BOOLEAN NOT NULL, 
	failures INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	gone BOOLEAN NOT NULL, 
	reported BOOLEAN NOT NULL, 
	lease_owner TEXT, 
	lease_until BIGINT, 
	CONSTRAINT uq_feeds_url UNIQUE (url)
);
INSERT INTO "feeds" VALUES(1,'something','something','something',1,'something','something','something',1,1,1,1,1,'something','something',1,1,'something',1);
CREATE TABLE followers (
	name VARCHAR(64) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_followers PRIMARY KEY (name)
);
INSERT INTO "followers" VALUES('stories',3);
INSERT INTO "followers" VALUES('updates',3);
CREATE TABLE passages (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	sentences BLOB NOT NULL, 
	model VARCHAR(128) NOT NULL, 
	vector BLOB NOT NULL, 
	sentence_vectors BLOB NOT NULL, 
	CONSTRAINT fk_passages_article FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "passages" VALUES(1,1,0,0,79,X'000000002C0000002D0000004F000000','tiny/words/64',X'000000008B3300008B330000000000000000000000000000000000008B3300000000000000008B3700000000000000000000000000008B3300008B3300000000000000000000000000008B338B378B33000000008B3300000000000000000000000000000000000000008B33000000008B330000000000000000000000000000',X'0000230023000000000000000000000000000046000000000000002300000000000000000000462300002300000000000000000000000000000000000000000000000000000000000000000000003900000000000000000000000000003900000000000000390000000000000000000000000000003900003900000000000000');
INSERT INTO "passages" VALUES(3,2,0,0,44,X'000000002C000000','tiny/words/64',X'0000000000000F350F350000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000F350000000000000000000000000F39000000000000000000000000000000000F3500000000000000000000000000000000000000000F350000000000000000000000000F35',X'00000028280000000000000000000000000000000000000000000000002800000000000050000000000000000028000000000000000000002800000000000028');
CREATE TABLE question_counts (
	day VARCHAR(10) NOT NULL, 
	asked INTEGER NOT NULL, 
	answered INTEGER NOT NULL, 
	CONSTRAINT pk_question_counts PRIMARY KEY (day)
);
INSERT INTO "question_counts" VALUES('something',1,1);
CREATE TABLE readers (
	person BIGINT NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	consent VARCHAR(8) NOT NULL, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT pk_readers PRIMARY KEY (person)
);
INSERT INTO "readers" VALUES(1,'something','something',1);
CREATE TABLE shown_answers (
	"key" VARCHAR(16) NOT NULL, 
	chat BIGINT NOT NULL, 
	thread BIGINT NOT NULL, 
	person BIGINT NOT NULL, 
	question TEXT NOT NULL, 
	asked_in BIGINT, 
	message BIGINT, 
	reason VARCHAR(32) NOT NULL, 
	quotes JSON NOT NULL, 
	headlines JSON NOT NULL, 
	confidence FLOAT NOT NULL, 
	asked_at BIGINT NOT NULL, 
	CONSTRAINT pk_shown_answers PRIMARY KEY ("key")
);
INSERT INTO "shown_answers" VALUES('something',1,1,1,'something',1,1,'something','[]','[]',0.5,1);
CREATE TABLE subscribers (
	chat BIGINT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	digest_minute INTEGER NOT NULL, 
	digest_weekday INTEGER NOT NULL, 
	quiet_from INTEGER, 
	quiet_to INTEGER, 
	language VARCHAR(16) NOT NULL, 
	changed_at BIGINT NOT NULL, 
	CONSTRAINT pk_subscribers PRIMARY KEY (chat)
);
INSERT INTO "subscribers" VALUES(1001,'active','UTC',480,0,NULL,NULL,'en',1747224000);
CREATE TABLE subscriptions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat BIGINT NOT NULL, 
	thread BIGINT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	include JSON NOT NULL, 
	exclude JSON NOT NULL, 
	model VARCHAR(128) NOT NULL, 
	vector BLOB NOT NULL, 
	cadence VARCHAR(16) NOT NULL, 
	muted BOOLEAN NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	created_at BIGINT NOT NULL, 
	revision INTEGER NOT NULL
);
INSERT INTO "subscriptions" VALUES(1,1001,0,'topic','ferry','[]','[]','tiny/words/64',X'0000000000000000000000000000000000000000000000000000000000000000000000000000003C00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000','at once',0,'active',1747224000,1);
INSERT INTO "subscriptions" VALUES(2,1001,0,'question','When does the ferry sail?','[]','[]','tiny/words/64',X'0000000000000000000000000000000000000000000000000000000000000000000028370000283700000000000000000000000000000000283700000000000000000000000000002837000028370000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000','daily',0,'active',1747224000,2);
CREATE TABLE told (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	subscription INTEGER NOT NULL, 
	statement TEXT NOT NULL, 
	vector BLOB NOT NULL, 
	at BIGINT NOT NULL
);
INSERT INTO "told" VALUES(1,1,'something',X'0001',1);
CREATE TABLE versions (
	article INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	until BIGINT NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (article, version), 
	CONSTRAINT fk_versions_article FOREIGN KEY(article) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "versions" VALUES(2,1,'Cake','A lemon cake needs butter and sugar.',1747224000);
CREATE INDEX ix_articles_published ON articles (published);
CREATE INDEX ix_articles_text_hash ON articles (text_hash);
CREATE INDEX ix_articles_story ON articles (story);
CREATE INDEX ix_addresses_article ON addresses (article);
CREATE INDEX ix_passages_article ON passages (article);
CREATE INDEX ix_feeds_next_poll ON feeds (next_poll);
CREATE INDEX ix_feed_entries_next_try ON feed_entries (next_try);
CREATE INDEX ix_shown_answers_person ON shown_answers (person);
CREATE INDEX ix_shown_answers_asked_at ON shown_answers (asked_at);
CREATE INDEX ix_shown_answers_asked_in ON shown_answers (chat, asked_in);
CREATE INDEX ix_feedback_person ON feedback (person);
CREATE INDEX ix_subscriptions_chat ON subscriptions (chat, thread);
CREATE INDEX ix_subscriptions_revision ON subscriptions (revision);
CREATE INDEX ix_deliveries_due ON deliveries (state, not_before);
CREATE INDEX ix_deliveries_article ON deliveries (article);
CREATE INDEX ix_deliveries_subscription ON deliveries (subscription);
CREATE INDEX ix_told_subscription ON told (subscription);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('subscriptions',2);
INSERT INTO "sqlite_sequence" VALUES('articles',2);
INSERT INTO "sqlite_sequence" VALUES('passages',3);
INSERT INTO "sqlite_sequence" VALUES('changes',3);
INSERT INTO "sqlite_sequence" VALUES('feeds',1);
INSERT INTO "sqlite_sequence" VALUES('feedback',1);
INSERT INTO "sqlite_sequence" VALUES('deliveries',1);
INSERT INTO "sqlite_sequence" VALUES('told',1);
COMMIT;
