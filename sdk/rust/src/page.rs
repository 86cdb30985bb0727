//! Lists, page by page or item by item.

use std::fmt;
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

use futures_core::Stream;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::request::Request;
use crate::response::Reply;
use crate::{Call, Error};

/// A page of a list.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items on it.
    pub data: Vec<T>,
    /// Where the next page begins; absent on the last one. A feed of events always has it.
    pub next_cursor: Option<String>,
    /// Only in a feed of events: whether this was all that there was by then.
    pub at_end: Option<bool>,
    request: Request,
}

impl<T: DeserializeOwned + Send + 'static> Page<T> {
    pub(crate) fn read(request: &Request, reply: &Reply) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<T> {
            data: Vec<T>,
            next_cursor: Option<String>,
            at_end: Option<bool>,
        }
        let Body { data, next_cursor, at_end } = serde_json::from_slice(&reply.body)?;
        Ok(Self { data, next_cursor, at_end, request: request.clone() })
    }

    /// The call for the next page; nothing if this one is the last, or is empty.
    #[must_use]
    pub fn next_page(&self) -> Option<Call<Self>> {
        let cursor = self.next_cursor.as_ref().filter(|_| !self.data.is_empty())?;
        Some(Call::page(self.request.clone().next_page(cursor)))
    }
}

type NextPage<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Error>> + Send>>;

/// The pages of a list: a [`Stream`], and without one's crates [`Pages::next`].
#[must_use = "pages are fetched when they are asked for"]
pub struct Pages<T> {
    next: Option<NextPage<T>>,
}

impl<T> Pages<T> {
    pub(crate) fn new(first: NextPage<T>) -> Self {
        Self { next: Some(first) }
    }
}

impl<T: DeserializeOwned + Send + 'static> Pages<T> {
    /// The next page; nothing after the last one, or after an error.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: DeserializeOwned + Send + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(next) = &mut self.next else { return Poll::Ready(None) };
        let Poll::Ready(page) = next.as_mut().poll(context) else { return Poll::Pending };
        self.next = page.as_ref().ok().and_then(Page::next_page).map(IntoFuture::into_future);
        Poll::Ready(Some(page))
    }
}

/// The items of a list over all its pages: a [`Stream`], and without one's crates [`Items::next`].
#[must_use = "items are fetched when they are asked for"]
pub struct Items<T> {
    pages: Pages<T>,
    ready: vec::IntoIter<T>,
}

impl<T> Items<T> {
    pub(crate) fn new(pages: Pages<T>) -> Self {
        Self { pages, ready: Vec::new().into_iter() }
    }
}

impl<T> Unpin for Items<T> {}

impl<T: DeserializeOwned + Send + 'static> Items<T> {
    /// The next item; nothing after the last one, or after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All items at once.
    ///
    /// # Errors
    /// As for the calls that fetch the pages.
    pub async fn try_collect(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }
}

impl<T: DeserializeOwned + Send + 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match Pin::new(&mut self.pages).poll_next(context) {
                Poll::Ready(Some(Ok(page))) => self.ready = page.data.into_iter(),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages")
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}
