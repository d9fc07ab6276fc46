-- Which reports are a publisher's, without a look into each report.

CREATE INDEX report_by_publisher ON report (publisher, id);
