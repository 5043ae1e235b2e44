CREATE TABLE greeting (word text NOT NULL);
