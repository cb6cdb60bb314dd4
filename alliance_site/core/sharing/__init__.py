"""Ways to share a page: plain links, which ask nobody for anything until a reader follows one."""
