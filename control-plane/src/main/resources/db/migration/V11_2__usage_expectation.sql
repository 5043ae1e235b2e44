-- Ends a statement that changed several tables as if it had never been, unless what it expected holds.
CREATE FUNCTION usage_expect(expected boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT expected THEN
        RAISE EXCEPTION 'usage is not what was expected' USING ERRCODE = 'SA001';
    END IF;
    RETURN true;
END $$;
