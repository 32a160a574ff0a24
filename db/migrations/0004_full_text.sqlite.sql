-- Words of cases and articles, cut by domain/knowledge/tokens before they come here and parted by spaces.
-- rowid is the id of the case or article.
CREATE VIRTUAL TABLE case_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE article_words USING fts5 (title, answer, tokenize = 'unicode61 remove_diacritics 0');
