-- Whoever goes through the tree of categories reads one branch of it.

CREATE INDEX knowledge_items_by_category ON knowledge_items (category_code, id) WHERE live = 1;
