-- When a key was used last, within five minutes; null for never since this column is there.
ALTER TABLE api_key ADD COLUMN last_used_at timestamptz;
