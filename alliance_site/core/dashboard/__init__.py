"""What people see first in the admin."""
