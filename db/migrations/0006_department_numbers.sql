-- Where departments take over citizens' calls: an extension or a number outside.
CREATE TABLE department_numbers (
    department_code TEXT PRIMARY KEY REFERENCES departments (code),
    number          TEXT NOT NULL
);
